using StaticGraph.Storage;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Every spelling of an element type that NumPy takes in a header means here what it means there, or is refused.</summary>
public sealed class NpyDescriptorTests
{
    private const string Script =
        """
        import warnings, numpy as np
        warnings.simplefilter('ignore')
        codes = 'b1 i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8 f16 c8 c16 ? b B h H i I l L q Q e f d g F D p P S S4 U U4 O M8 M8[ns] m8[s] V5 c f7 i3 b2 d8 ?1'.split()
        names = 'bool bool_ int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 half single double float int int_ uint longlong ulonglong short ushort intc uintc byte ubyte intp uintp longdouble complex complex64 complex128 cdouble cfloat complex_ csingle clongdouble object str bytes Float64 datetime64 timedelta64 void'.split()
        for name in codes + names + ['']:
            for order in ['', '<', '>', '=', '|']:
                try:
                    print(order + name, np.dtype(order + name).str, sep='\t')
                except TypeError:
                    print(order + name, 'none', sep='\t')
        """;

    private static readonly Dictionary<string, Type> Read = new()
    {
        ["b1"] = typeof(bool), ["i1"] = typeof(sbyte), ["u1"] = typeof(byte), ["i2"] = typeof(short), ["u2"] = typeof(ushort), ["i4"] = typeof(int),
        ["u4"] = typeof(uint), ["i8"] = typeof(long), ["u8"] = typeof(ulong), ["f2"] = typeof(Half), ["f4"] = typeof(float), ["f8"] = typeof(double), ["c16"] = typeof(System.Numerics.Complex),
    };

    [Fact]
    public void A_descriptor_means_what_it_means_to_NumPy()
    {
        string[] lines = Python.Run(Script).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 300);
        foreach (string[] line in lines.Select(text => text.Split('\t')))
        {
            Type? found = NpyElementType.Find(line[0]);
            Assert.True(found == Read.GetValueOrDefault(line[1][1..]), $"'{line[0]}' is {line[1]} to NumPy and {found?.Name ?? "nothing"} here");
            if (found is not null && line[1][0] != '|')
            {
                Assert.True(NpyElementType.IsBigEndian(line[0]) == (line[1][0] == '>'), $"the byte order of '{line[0]}'");
            }
        }
    }
}
