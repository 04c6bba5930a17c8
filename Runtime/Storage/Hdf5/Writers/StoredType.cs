using System.Numerics;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>The HDF5 types that new datasets and attributes have: this machine's own, so that bytes go to the file as they are.</summary>
internal static unsafe class StoredType
{
    /// <summary>True when there is an HDF5 type for <paramref name="type"/>.</summary>
    internal static bool Has(Type type) => type == typeof(bool) || type == typeof(Half) || type == typeof(Complex) || NameOf(type) is not null;

    /// <summary>The HDF5 type. To be used inside the library's scope.</summary>
    internal static Handle Of(Type type)
    {
        const string What = "an HDF5 type cannot be made";
        if (type == typeof(bool))
        {
            return Boolean(What);
        }

        return type == typeof(Half) ? HalfPrecision(What) : type == typeof(Complex) ? ComplexNumber(What) : Handle.Of(H5T.copy(Hdf5Library.Global(NameOf(type)!)), What);
    }

    /// <summary>Text of any length, in UTF-8.</summary>
    internal static Handle Text()
    {
        Handle text = Handle.Of(H5T.copy(Hdf5Library.Global("H5T_C_S1_g")), "an HDF5 type cannot be made");
        _ = H5T.set_size(text, H5T.VARIABLE);
        _ = H5T.set_cset(text, H5T.CSET_UTF8);
        return text;
    }

    private static string? NameOf(Type type) =>
        type == typeof(double) ? "H5T_NATIVE_DOUBLE_g"
        : type == typeof(float) ? "H5T_NATIVE_FLOAT_g"
        : type == typeof(long) ? "H5T_NATIVE_INT64_g"
        : type == typeof(int) ? "H5T_NATIVE_INT32_g"
        : type == typeof(short) ? "H5T_NATIVE_INT16_g"
        : type == typeof(sbyte) ? "H5T_NATIVE_INT8_g"
        : type == typeof(ulong) ? "H5T_NATIVE_UINT64_g"
        : type == typeof(uint) ? "H5T_NATIVE_UINT32_g"
        : type == typeof(ushort) ? "H5T_NATIVE_UINT16_g"
        : type == typeof(byte) ? "H5T_NATIVE_UINT8_g"
        : null;

    // The enumeration h5py and PyTables take for NumPy's bool.
    private static Handle Boolean(string what)
    {
        Handle boolean = Handle.Of(H5T.enum_create(Hdf5Library.Global("H5T_NATIVE_INT8_g")), what);
        byte no = 0;
        byte yes = 1;
        _ = Hdf5Error.Check(H5T.enum_insert(boolean, "FALSE", &no), what);
        _ = Hdf5Error.Check(H5T.enum_insert(boolean, "TRUE", &yes), what);
        return boolean;
    }

    // As h5py stores NumPy's complex numbers, and Complex lies in memory.
    private static Handle ComplexNumber(string what)
    {
        Handle complex = Handle.Of(H5T.create(H5T.COMPOUND, 2 * sizeof(double)), what);
        long part = Hdf5Library.Global("H5T_NATIVE_DOUBLE_g");
        _ = Hdf5Error.Check(H5T.insert(complex, ElementType.RealMember, 0, part), what);
        _ = Hdf5Error.Check(H5T.insert(complex, ElementType.ImaginaryMember, sizeof(double), part), what);
        return complex;
    }

    // The library has no half of its own before 2.0: it is a float with its fields moved, then cut.
    private static Handle HalfPrecision(string what)
    {
        Handle half = Handle.Of(H5T.copy(Hdf5Library.Global("H5T_NATIVE_FLOAT_g")), what);
        _ = Hdf5Error.Check(H5T.set_fields(half, 15, 10, 5, 0, 10), what);
        _ = Hdf5Error.Check(H5T.set_size(half, 2), what);
        _ = Hdf5Error.Check(H5T.set_ebias(half, 15), what);
        return half;
    }
}
