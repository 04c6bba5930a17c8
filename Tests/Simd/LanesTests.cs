using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Simd;

public class LanesTests
{
    private const byte Canary = 0xA5;

    [Fact]
    public void BytesRoundTrip() => RoundTrip<byte>(byte.MaxValue);

    [Fact]
    public void ShortsRoundTrip() => RoundTrip<short>(-1);

    [Fact]
    public void IntsRoundTrip() => RoundTrip(-1);

    [Fact]
    public void LongsRoundTrip() => RoundTrip(-1L);

    [Fact]
    public void EveryByteButZeroIsTrue()
    {
        byte[] bytes = [.. Enumerable.Range(0, 64).Select(i => (byte)(i * 4))];
        ref bool first = ref Unsafe.As<byte, bool>(ref bytes[0]);
        for (int i = 0; i < 16; i++)
        {
            Assert.Equal(bytes[i] == 0 ? 0 : -1, Lanes.LoadMask512<int>(ref first, 0)[i]);
            Assert.Equal(bytes[i] == 0 ? 0 : 255, Lanes.LoadMask128<byte>(ref first, 0)[i]);
        }

        byte[] stored = new byte[64];
        Lanes.StoreMask(Lanes.LoadMask512<byte>(ref first, 0), ref Unsafe.As<byte, bool>(ref stored[0]), 0);
        Assert.Equal(bytes.Select(value => value == 0 ? (byte)0 : (byte)1), stored);
    }

    // Loads and stores at every offset, with canaries on both sides of what may be written.
    private static void RoundTrip<T>(T ones)
        where T : unmanaged
    {
        Random random = new(1);
        bool[] source = [.. Enumerable.Range(0, 128).Select(_ => random.Next(2) == 0)];
        for (int index = 0; index < 16; index++)
        {
            Vector128<T> narrow = Lanes.LoadMask128<T>(ref source[0], (nuint)index);
            Vector256<T> middle = Lanes.LoadMask256<T>(ref source[0], (nuint)index);
            Vector512<T> wide = Lanes.LoadMask512<T>(ref source[0], (nuint)index);
            T[] expected = [.. source.Skip(index).Take(Vector512<T>.Count).Select(value => value ? ones : default)];
            Assert.Equal(expected[..Vector128<T>.Count], narrow.ToArray());
            Assert.Equal(expected[..Vector256<T>.Count], middle.ToArray());
            Assert.Equal(expected, wide.ToArray());

            Stores(source, index, Vector128<T>.Count, (ref bool target, nuint at) => Lanes.StoreMask(narrow, ref target, at));
            Stores(source, index, Vector256<T>.Count, (ref bool target, nuint at) => Lanes.StoreMask(middle, ref target, at));
            Stores(source, index, Vector512<T>.Count, (ref bool target, nuint at) => Lanes.StoreMask(wide, ref target, at));
        }
    }

    private static void Stores(bool[] source, int index, int count, StoreAction store)
    {
        byte[] target = [.. Enumerable.Repeat(Canary, 128)];
        store(ref Unsafe.As<byte, bool>(ref target[0]), (nuint)index);
        Assert.Equal(source.Skip(index).Take(count).Select(value => value ? (byte)1 : (byte)0), target.Skip(index).Take(count));
        Assert.All(target.Take(index).Concat(target.Skip(index + count)), value => Assert.Equal(Canary, value));
    }

    private delegate void StoreAction(ref bool target, nuint index);
}
