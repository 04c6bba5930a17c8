using System.Text;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Headers and files that must be refused when opened, each with a message that says why.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class NpyRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (3 3)}", "expected ',' at")]
    [InlineData("", "expected '{'")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'extra': 1}", "'extra' is unknown")]
    [InlineData("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2,)}", "'descr' is unknown or given twice")]
    [InlineData("{'descr': '<f8', 'fortran_order': False}", "is missing")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': ((2,),)}", "expected a length")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2)}", "expected ','")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': [2]}", "expected '('")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (-2,)}", "expected a length")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1+1,)}", "expected ','")]
    [InlineData("{'descr': '<f8', 'fortran_order': 0, 'shape': (2,)}", "True or False")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,)} or exit()", "expected the end")]
    [InlineData("__import__('os').system('true')", "expected '{'")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}", "64-bit number")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}", "64-bit number counts")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)}", "33 axes; at most 32")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2147483648, 1073741824)}", "needs 18446744073709551")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2,)}", "pickled")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}", "complex numbers of two floats, for which .NET has no type; 'c16', of two doubles, is Complex. Convert it in NumPy with astype")]
    [InlineData("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (2,)}", "datetime64")]
    [InlineData("{'descr': '<U4', 'fortran_order': False, 'shape': (1,)}", "text")]
    [InlineData("{'descr': '<f16', 'fortran_order': False, 'shape': (1,)}", "extended-precision")]
    [InlineData("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,)}", "structured")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,)", "expected '}'")]
    [InlineData("{'descr': 'f7', 'fortran_order': False, 'shape': (2,)}", "element type 'f7': an element type this library does not know")]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (2,)}", "element type ''")]
    [InlineData("{'descr': '>longdouble', 'fortran_order': False, 'shape': (2,)}", "extended-precision")]
    [InlineData("{'descr': '<f\\x38', 'fortran_order': False, 'shape': (2,)}", "backslash")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (é,)}", "not ASCII")]
    public void RefusesHeaders(string header, string part)
    {
        byte[] text = Encoding.UTF8.GetBytes(header + "\n");
        Assert.Contains(part, Refusal([.. Magic(1, 0), (byte)text.Length, (byte)(text.Length >> 8), .. text, .. new byte[16]]), StringComparison.Ordinal);
    }

    [Fact]
    public void AcceptsWhatNumPyAcceptsBesidesItsOwnStyle()
    {
        byte[] text = Encoding.ASCII.GetBytes("{ \"shape\":\t( 2L, ),\r\n'fortran_order':True ,\"descr\": '<f8'}   \n");
        string path = Write([.. Magic(2, 0), (byte)text.Length, 0, 0, 0, .. text, .. new byte[16]]);
        using ArraySource<double> source = Npy.Open<double>(path);
        Assert.Equal([2], source.Shape.ToArray());
    }

    [Fact]
    public void RefusesWhatIsNoNpyFile()
    {
        Assert.Contains("no .npy file", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("no .npy file", Refusal("PK\x3\x4 something else"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("cut inside its header", Refusal(Magic(1, 0)), StringComparison.Ordinal);
        Assert.Contains("version 9.0", Refusal([.. Magic(9, 0), 1, 2, 3, 4]), StringComparison.Ordinal);
        Assert.Contains("claims 4294967295 bytes", Refusal([.. Magic(2, 0), 255, 255, 255, 255, 1]), StringComparison.Ordinal);
        Assert.Contains("expected 210 bytes, found 12", Refusal([.. Magic(1, 0), 200, 0, 1, 2]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "has 143 bytes", "incomplete copy")]
    [InlineData(+1, "has 145 bytes", "added after the array is no other array")]
    [InlineData(+80, "has 224 bytes", "np.save of what np.load gives leaves it out")]
    public void RefusesAPayloadOfTheWrongLength(int change, string part, string cause)
    {
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.arange(2.0))", path);
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(file.Length + change);
        }

        string message = Assert.Throws<ArrayStorageException>(() => Npy.Open<double>(path)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.Contains("needs 144", message, StringComparison.Ordinal);
        Assert.Contains(cause, message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAnotherElementTypeByBothNames()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.arange(2, dtype='f4'))", path);
        string message = Assert.Throws<ArrayStorageException>(() => Npy.Open<double>(path)).Message;
        Assert.Contains("holds float, not double", message, StringComparison.Ordinal);
    }

    [Fact]
    public void NeverReadsPickledObjects()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.array([{}, []], dtype=object))", path);
        Assert.Contains("pickled", Assert.Throws<ArrayStorageException>(() => Npy.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SuggestsTheNearestNameForAMissingFile()
    {
        File.WriteAllBytes(_folder.PathOf("temperature.npy"), []);
        File.WriteAllBytes(_folder.PathOf("salinity.npy"), []);
        string message = Assert.Throws<ArrayStorageException>(() => Npy.Open<double>(_folder.PathOf("temprature.npy"))).Message;
        Assert.Contains("did you mean 'temperature.npy'?", message, StringComparison.Ordinal);
        message = Assert.Throws<ArrayStorageException>(() => Npy.Open<double>(_folder.PathOf("zzz"))).Message;
        Assert.DoesNotContain("did you mean", message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesWhatIsNoFile()
    {
        Python.Run("import os, sys; os.mkfifo(sys.argv[1])", _folder.PathOf("pipe"));
        Assert.Contains("is a pipe", OpenRefusal(_folder.PathOf("pipe")), StringComparison.Ordinal);
        Assert.Contains("is a folder", OpenRefusal(_folder.Path), StringComparison.Ordinal);
        Assert.Contains("is a device", OpenRefusal("/dev/zero"), StringComparison.Ordinal);
        Assert.Contains("NUL", OpenRefusal("a\0b"), StringComparison.Ordinal);
        Assert.Contains("cannot be opened", OpenRefusal(_folder.PathOf(new string('x', 300))), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysWhoMayNotRead()
    {
        string path = Write(Magic(1, 0));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        string message = AtomicFileTests.AsNobody(() => OpenRefusal(path));
        Assert.Contains("permission denied for user", message, StringComparison.Ordinal);
        Assert.Contains("mode 0600", message, StringComparison.Ordinal);
    }

    private static string OpenRefusal(string path) => Assert.Throws<ArrayStorageException>(() => Npy.Open<double>(path)).Message;

    private static byte[] Magic(byte major, byte minor) => [0x93, .. "NUMPY"u8, major, minor];

    private string Write(byte[] bytes)
    {
        string path = _folder.PathOf("bad.npy");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Refusal(byte[] bytes)
    {
        string message = OpenRefusal(Write(bytes));
        Assert.Contains("bad.npy", message, StringComparison.Ordinal);
        return message;
    }
}
