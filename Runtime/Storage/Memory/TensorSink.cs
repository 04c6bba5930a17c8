using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>Makes the tensor that <c>Compute</c> returns, once the shape is known.</summary>
internal sealed class TensorSink<T> : ArraySink<T>
    where T : unmanaged
{
    private T[] _elements = [];
    private ArrayMemory? _memory;

    public override string Name => TensorShape.SinkName;

    /// <summary>The tensor. A result of rank 0 has shape [1], because a tensor has no rank 0.</summary>
    public Tensor<T> Result => Tensor.Create(_elements, TensorShape.Lengths(Allocated.Shape));

    /// <summary>The one element of a result of rank 0.</summary>
    public T Scalar => _elements[0];

    private ArrayMemory Allocated => _memory ?? throw new InvalidOperationException("The tensor has not been allocated.");

    /// <summary>Refuses more elements than an array can hold.</summary>
    public override void Validate(ReadOnlySpan<long> shape) => TensorShape.Validate(shape);

    /// <summary>Allocates the elements, which are not cleared; none where only the run will tell how many there are.</summary>
    public void Allocate(ReadOnlySpan<long> shape)
    {
        TensorShape.Validate(shape);
        if (shape.Contains(-1))
        {
            return;
        }

        _elements = GC.AllocateUninitializedArray<T>((int)Block.Count(shape));
        _memory = new ArrayMemory(_elements, typeof(T), shape.ToArray(), Unsafe.SizeOf<T>());
    }

    public override ArrayWriter<T> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
    {
        if (_memory is null || !Block.AreEqual(_memory.Shape, shape))
        {
            Allocate(shape);
        }

        return new MemoryWriter<T>(Allocated);
    }

    // The plan knows the result under its own rank, which may be 0, and without the tensor's zero strides on axes of length 1.
    internal override PinnedArray? TryPin() => _memory?.Pin();
}
