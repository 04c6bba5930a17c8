using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph;

public abstract partial class ArraySource<T>
{
    /// <summary>Lets a plan read from <paramref name="array"/> in place, without a copy.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static implicit operator ArraySource<T>(T[] array) => new MemorySource<T>(ArrayMemory.Of(array, typeof(T), Unsafe.SizeOf<T>()));

    /// <summary>Lets a plan read from <paramref name="array"/> in place, without a copy.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static implicit operator ArraySource<T>(T[,] array) => new MemorySource<T>(ArrayMemory.Of(array, typeof(T), Unsafe.SizeOf<T>()));

    /// <summary>Lets a plan read from <paramref name="array"/> in place, without a copy.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static implicit operator ArraySource<T>(T[,,] array) => new MemorySource<T>(ArrayMemory.Of(array, typeof(T), Unsafe.SizeOf<T>()));

    /// <summary>Lets a plan read from <paramref name="tensor"/> in place, without a copy, whatever its strides.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="tensor"/> is null.</exception>
    public static implicit operator ArraySource<T>(Tensor<T> tensor) => new MemorySource<T>(new TensorMemory<T>(tensor));
}
