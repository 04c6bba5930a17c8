using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph;

public abstract partial class ArraySink<T>
{
    /// <summary>Lets a plan write to <paramref name="array"/> in place, without a copy.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static implicit operator ArraySink<T>(T[] array) => new MemorySink<T>(ArrayMemory.Of(array, typeof(T), Unsafe.SizeOf<T>()));

    /// <summary>Lets a plan write to <paramref name="array"/> in place, without a copy.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static implicit operator ArraySink<T>(T[,] array) => new MemorySink<T>(ArrayMemory.Of(array, typeof(T), Unsafe.SizeOf<T>()));

    /// <summary>Lets a plan write to <paramref name="array"/> in place, without a copy.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static implicit operator ArraySink<T>(T[,,] array) => new MemorySink<T>(ArrayMemory.Of(array, typeof(T), Unsafe.SizeOf<T>()));

    /// <summary>Lets a plan write to <paramref name="tensor"/> in place, without a copy, whatever its strides.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="tensor"/> is null.</exception>
    public static implicit operator ArraySink<T>(Tensor<T> tensor) => new MemorySink<T>(new TensorMemory<T>(tensor));
}
