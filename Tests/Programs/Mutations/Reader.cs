using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticGraph.Mutations;

/// <summary>The child process: reads the files it is told to, as a user would who asks for everything, and tells what it found.</summary>
internal static class Reader
{
    /// <summary>What all elements of one array may take; larger ones are read in part.</summary>
    private const long MostBytes = 16 << 20;

    /// <summary>Answers every line, a path and the names of datasets, with one line.</summary>
    internal static void Serve()
    {
        while (Console.ReadLine() is string request)
        {
            string[] parts = request.Split('\t');
            Answer(parts[0], parts[1..]);
        }
    }

    /// <summary>Prints the most memory that was taken, in bytes, and what was found in each dataset.</summary>
    internal static void Answer(string path, string[] datasets)
    {
        ResetPeak();
        string outcome = string.Join('\t', datasets.Select(dataset => Attempt(path, dataset)));
        Console.WriteLine($"{Peak().ToString(CultureInfo.InvariantCulture)}\t{outcome}");
    }

    private static string Attempt(string path, string dataset)
    {
        try
        {
            using ArraySource source = dataset.Length == 0 ? Npy.Open(path) : Hdf5.Open(path, dataset);
            return $"elements {Hash(source)} {Describe(source)}";
        }
        catch (Exception error) when (error is ArrayStorageException or MemoryLimitException)
        {
            return "refused";
        }
        catch (Exception error)
        {
            return $"fault {error.GetType().Name}: {error.Message} {error.StackTrace}".ReplaceLineEndings(" ").Replace('\t', ' ');
        }
    }

    /// <summary>Names and attributes may be damaged where elements are not.</summary>
    private static string Describe(ArraySource source)
    {
        try
        {
            string text = string.Join(", ", source.DimensionNames) + string.Join(", ", source.Attributes.Select(pair => $"{pair.Key} = {pair.Value}"));
            return $"described {text.Length}";
        }
        catch (ArrayStorageException)
        {
            return "not described";
        }
    }

    private static string Hash(ArraySource source) => source switch
    {
        ArraySource<double> typed => Hash(typed),
        ArraySource<float> typed => Hash(typed),
        ArraySource<Half> typed => Hash(typed),
        ArraySource<long> typed => Hash(typed),
        ArraySource<ulong> typed => Hash(typed),
        ArraySource<int> typed => Hash(typed),
        ArraySource<uint> typed => Hash(typed),
        ArraySource<short> typed => Hash(typed),
        ArraySource<ushort> typed => Hash(typed),
        ArraySource<sbyte> typed => Hash(typed),
        ArraySource<byte> typed => Hash(typed),
        ArraySource<bool> typed => Hash(typed),
        _ => throw new InvalidOperationException($"An array of {source.ElementType} is none."),
    };

    private static string Hash<T>(ArraySource<T> source)
        where T : unmanaged
    {
        double count = 1;
        long[] shape = source.Shape.ToArray();
        Array.ForEach(shape, length => count *= length);
        if (count * Marshal.SizeOf<byte>() > MostBytes)
        {
            using ArraySource<T> corner = source.Slice(new long[shape.Length], Array.ConvertAll(shape, length => Math.Min(length, 2)));
            return "part" + Digest(corner);
        }

        return string.Join('x', shape) + Digest(source);
    }

    private static string Digest<T>(ArraySource<T> source)
        where T : unmanaged
    {
        // More scratch than a plan would be given is not asked for.
        if (source.ScratchBytes > 4 * MostBytes)
        {
            throw new MemoryLimitException($"{source.Name} needs {source.ScratchBytes} bytes of scratch.");
        }

        T[] elements = [.. source.Read()];
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(elements.AsSpan())))[..16];
    }

    private static void ResetPeak()
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    /// <summary>The most memory since the last reset, in bytes.</summary>
    private static long Peak() => OperatingSystem.IsLinux()
        ? 1024 * long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
        : 0;
}
