using System.Buffers.Binary;

namespace StaticGraph.Mutations;

/// <summary>Changes one to three things in a file: the same ones for the same seed.</summary>
internal static class Mutator
{
    private static readonly ulong[] Extremes =
        [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 1 << 20, 1 << 24, int.MaxValue, 0x80000000, uint.MaxValue, 1UL << 32, 1UL << 40, long.MaxValue, 1UL << 63, ulong.MaxValue - 7, ulong.MaxValue];

    /// <summary>A changed copy of <paramref name="file"/>.</summary>
    internal static byte[] Mutate(byte[] file, Random random)
    {
        byte[] mutant = [.. file];
        for (int changes = random.Next(3); changes >= 0 && mutant.Length > 0; changes--)
        {
            mutant = Change(mutant, random);
        }

        return mutant;
    }

    private static byte[] Change(byte[] mutant, Random random)
    {
        int at = random.Next(mutant.Length);
        switch (random.Next(20))
        {
            case < 6:
                mutant[at] ^= (byte)(1 << random.Next(8));
                break;
            case < 9:
                mutant[at] = (byte)random.Next(256);
                break;
            case < 15:
                SetField(mutant, random, _ => Extremes[random.Next(Extremes.Length)]);
                break;
            case < 17:
                SetField(mutant, random, value => value + (ulong)random.NextInt64(-9, 10));
                break;
            case < 19:
                int length = random.Next(1, Math.Min(32, mutant.Length - at + 1));
                mutant.AsSpan(random.Next(mutant.Length - length + 1), length).CopyTo(mutant.AsSpan(at));
                break;
            default:
                return random.Next(2) == 0 ? mutant[..at] : [.. mutant, .. new byte[random.Next(1, 64)]];
        }

        return mutant;
    }

    // Fields lie at even places, most at multiples of their own size from some beginning.
    private static void SetField(byte[] mutant, Random random, Func<ulong, ulong> change)
    {
        int size = 1 << random.Next(4);
        int at = random.Next(mutant.Length) & -Math.Min(size, 2);
        Span<byte> field = mutant.AsSpan(at, Math.Min(size, mutant.Length - at));
        Span<byte> value = stackalloc byte[sizeof(ulong)];
        value.Clear();
        field.CopyTo(value);
        BinaryPrimitives.WriteUInt64LittleEndian(value, change(BinaryPrimitives.ReadUInt64LittleEndian(value)));
        value[..field.Length].CopyTo(field);
    }
}
