extern alias generator;

using System.Numerics;
using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Support;

/// <summary>NumPy expressions, collected first and evaluated in a single run of Python: floats come back as double, complex numbers as two, integers and bools as long.</summary>
/// <param name="functions">Python that is run first, whose functions the expressions may call.</param>
internal sealed class NumPy(string functions = "")
{
    private const string Script =
        """
        import sys
        import warnings
        import numpy as np
        np.seterr(all='ignore')
        warnings.simplefilter('ignore')
        folder = sys.argv[1]
        for line in open(folder + '/jobs'):
            number, expression, *arrays = line.rstrip('\n').split('\t')
            names = dict(globals())
            for array in arrays:
                name, dtype, shape = array.split(':')
                lengths = [int(length) for length in shape.split(',') if length]
                names[name] = np.fromfile(f'{folder}/{number}.{name}', dtype=dtype).reshape(lengths)
            result = np.asarray(eval(expression, names))
            result.astype({'f': np.float64, 'c': np.complex128}.get(result.dtype.kind, np.int64)).tofile(f'{folder}/{number}.result')
        """;

    /// <summary>What Python runs first to have functions that NumPy has not.</summary>
    internal static string SpecialFunctions { get; } = File.ReadAllText(Repository.PathOf("Tests", "Support", "special.py")) + "\n";

    private readonly List<(string Expression, (string Name, ReferenceArray Array)[] Arrays)> _jobs = [];

    /// <summary>Adds an expression over named arrays; returns the number of its result.</summary>
    public int Add(string expression, params (string Name, ReferenceArray Array)[] arrays)
    {
        _jobs.Add((expression, arrays));
        return _jobs.Count - 1;
    }

    /// <summary>Evaluates everything: one byte array a result.</summary>
    public byte[][] Run()
    {
        using var folder = new TemporaryFolder();
        using (StreamWriter jobs = File.CreateText(folder.PathOf("jobs")))
        {
            for (int i = 0; i < _jobs.Count; i++)
            {
                jobs.Write($"{i}\t{_jobs[i].Expression}");
                foreach ((string name, ReferenceArray array) in _jobs[i].Arrays)
                {
                    jobs.Write($"\t{name}:{DTypeOf(array.Type)}:{string.Join(",", array.Shape)}");
                    WriteElements(folder.PathOf($"{i}.{name}"), array.ToElements());
                }

                jobs.Write('\n');
            }
        }

        Python.Run($"{SpecialFunctions}{functions}\n{Script}", folder.Path);
        return [.. Enumerable.Range(0, _jobs.Count).Select(i => File.ReadAllBytes(folder.PathOf($"{i}.result")))];
    }

    /// <summary>NumPy's name of an element type.</summary>
    public static string DTypeOf(DType type) => type switch
    {
        DType.Boolean => "bool",
        DType.Byte => "uint8",
        DType.SByte => "int8",
        DType.Int16 => "int16",
        DType.UInt16 => "uint16",
        DType.UInt32 => "uint32",
        DType.UInt64 => "uint64",
        DType.Int32 => "int32",
        DType.Int64 => "int64",
        DType.Half => "float16",
        DType.Single => "float32",
        DType.Complex => "complex128",
        _ => "float64",
    };

    private static void WriteElements(string path, Array elements)
    {
        if (elements is Half[] halves)
        {
            elements = halves.Select(BitConverter.HalfToUInt16Bits).ToArray();
        }

        if (elements is Complex[] pairs)
        {
            elements = pairs.SelectMany(pair => new[] { pair.Real, pair.Imaginary }).ToArray();
        }

        byte[] bytes = new byte[Buffer.ByteLength(elements)];
        Buffer.BlockCopy(elements, 0, bytes, 0, bytes.Length);
        File.WriteAllBytes(path, bytes);
    }
}
