using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>Makes the tensor that <c>Compute</c> returns, once the shape is known.</summary>
internal sealed class TensorSink<T> : ArraySink<T>
    where T : unmanaged
{
    private Tensor<T>? _result;
    private long[] _shape = [];

    public override string Name => "the computed tensor";

    /// <summary>The tensor, allocated. A result of rank 0 has shape [1], because a tensor has no rank 0.</summary>
    public Tensor<T> Result => _result ?? throw new InvalidOperationException("The tensor has not been allocated.");

    /// <summary>Refuses more elements than an array can hold.</summary>
    public override void Validate(ReadOnlySpan<long> shape)
    {
        double count = 1;
        foreach (long length in shape)
        {
            // -1 is a length that only the run will tell; the others alone must fit.
            count *= length < 0 ? 1 : length;
        }

        if (count > Array.MaxLength)
        {
            throw new ArrayShapeException($"The result has shape {Block.Format(shape)}, more elements than an array can hold ({Array.MaxLength}); write it to a file with WriteTo.");
        }
    }

    /// <summary>Allocates the tensor. Its elements are not cleared.</summary>
    public void Allocate(ReadOnlySpan<long> shape)
    {
        Validate(shape);
        _shape = shape.ToArray();
        nint[] lengths = shape.IsEmpty ? [1] : CompilerServices.Arrays.Map<long, nint>(_shape, length => (nint)length);
        T[] elements = GC.AllocateUninitializedArray<T>((int)Block.Count(shape));
        _result = Tensor.Create(elements, lengths);
    }

    public override ArrayWriter<T> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
    {
        if (_result is null || !_shape.AsSpan().SequenceEqual(shape))
        {
            Allocate(shape);
        }

        return new TensorWriter(this);
    }

    internal override unsafe PinnedArray? TryPin()
    {
        if (_result is null)
        {
            return null;
        }

        // The plan knows the result under its own rank, which may be 0, and without the tensor's zero strides on axes of length 1.
        long[] strides = new long[_shape.Length];
        Block.RowMajorStrides(_shape, Unsafe.SizeOf<T>(), strides);
        MemoryHandle handle = _result.GetPinnedHandle();
        return new PinnedArray(handle.Pointer, strides, handle);
    }

    private sealed class TensorWriter(TensorSink<T> sink) : ArrayWriter<T>
    {
        public override unsafe void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<T> source, Span<byte> scratch)
        {
            Block.Check(sink.Name, sink._shape, start, shape, source.Length);
            if (source.IsEmpty)
            {
                return;
            }

            using PinnedArray target = sink.TryPin()!;
            Span<long> strides = stackalloc long[shape.Length];
            Block.RowMajorStrides(shape, Unsafe.SizeOf<T>(), strides);
            ref T first = ref *(T*)(target.Pointer + Block.Offset(start, target.ByteStrides));
            StridedCopy.Copy(ref MemoryMarshal.GetReference(source), strides, ref first, target.ByteStrides, shape);
        }
    }
}
