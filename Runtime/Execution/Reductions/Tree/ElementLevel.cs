using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>The innermost level of a stack: the one that folds elements of the array. They are folded as doubles, and wait as doubles where a block cuts their leaf.</summary>
internal abstract unsafe class ElementLevel<T, TFold>(LevelShape shape) : TreeLevel<TFold>(shape)
    where TFold : struct, INodeFold
{
    /// <summary>True where a leaf of rows is folded faster when it comes at once. Sums come best in the order of memory, a few rows at a time.</summary>
    public virtual bool TakesLeaves => false;

    /// <summary>Folds elements: rows of neighbouring outputs, or neighbours of one output; derived types say which.</summary>
    public abstract void Add(long index, long length, in Strip strip, in Elements<T> elements);

    /// <summary>Leaves one element of every output of the strip as a token.</summary>
    protected virtual void EmitElement(long index, in Strip strip, in Elements<T> elements) => Widened<T, double>.Copy(elements.Data, Token(0, index, strip), strip.Count);

    /// <summary>Leaves both factors of a product as the parts of a token: rounded alone, it would not be what a chain takes.</summary>
    protected void EmitFactors(long index, in Strip strip, in Elements<T> elements)
    {
        double* token = Token(0, index, strip), other = token + Shape.TokenKeys;
        Widened<T, double>.Copy(elements.Data, token, strip.Count);
        if (elements.OtherStep == 0)
        {
            new Span<double>(other, checked((int)strip.Count)).Fill(Widened<T, double>.Load(elements.Other));
        }
        else
        {
            Widened<T, double>.Copy(elements.Other, other, strip.Count);
        }
    }
}
