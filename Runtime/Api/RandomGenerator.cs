using System.Numerics;

namespace StaticGraph;

/// <summary>
/// Random numbers in kernels, <c>new RandomGenerator(seed).Uniform&lt;double&gt;([n, m])</c>: an element is a function of the seed, the sequence and its index, row by row, and of nothing else, so that neither blocks nor
/// threads nor limits change it, and no array is held. The generator has no state: the same call gives the same numbers again, and another sequence gives others.
/// The bits are those of Philox 4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", 2011) with the index and the sequence as its counter and the seed as its key; NumPy's own are others.
/// </summary>
public sealed class RandomGenerator
{
    /// <summary>A generator for kernels. Seeds and sequences may be known only when the plan is bound.</summary>
    public RandomGenerator(long seed, int sequence = 0) => throw Symbolic.OnlyInKernel();

    /// <summary>Numbers from <paramref name="low"/> to below <paramref name="high"/>, each as likely (<c>np.random.Generator.uniform</c>), of 53 random bits, as float of 24. Rounding may give <paramref name="high"/> itself where it is not 1.</summary>
    public NDArray<TElement> Uniform<TElement>(Lengths shape, double low = 0, double high = 1)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Normally distributed numbers (<c>np.random.Generator.normal</c>), by Box and Muller's formula: within 8.6 deviations of the mean.</summary>
    public NDArray<TElement> Normal<TElement>(Lengths shape, double mean = 0, double deviation = 1)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Exponentially distributed numbers of a mean (<c>np.random.Generator.exponential</c>), up to 36.7 times the mean.</summary>
    public NDArray<TElement> Exponential<TElement>(Lengths shape, double scale = 1)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Whole numbers from <paramref name="low"/> to below <paramref name="high"/> (<c>np.random.Generator.integers</c>). Their distance is at most 2^53; probabilities differ by its 2^-53rd part.</summary>
    public NDArray<TElement> Integers<TElement>(Lengths shape, TElement low, TElement high)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The whole numbers from 0 to below <paramref name="count"/>, each once, in a random order (<c>np.random.Generator.permutation</c>). An element is computed of its index, by a Feistel network over the next power of 4 that walks on until it is within the count (Black and Rogaway: "Ciphers with arbitrary finite domains", 2002), so that nothing is held; of short arrays not all orders are reached.</summary>
    public NDArray<TElement> Permutation<TElement>(Lengths.AxisLength count)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Elements, or rows, of the first axis of an array, each drawn from all of them, so that they may come several times (<c>np.random.Generator.choice</c> with replacement): <c>x[Integers&lt;long&gt;(size, 0, n)]</c>. Their places are held or spilled first, 8 bytes each; of an axis without elements none can be chosen, <see cref="ArrayIndexException"/>.</summary>
    /// <param name="x">An array of at least one axis.</param>
    /// <param name="size">How many are chosen, in the place of that axis: a length or a list of them.</param>
    public NDArray<TElement> Choice<TElement>(NDArray<TElement> x, Lengths size)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>Counts of Poisson's distribution of a mean from 0 to 700 (<c>np.random.Generator.poisson</c>), by inversion: O(mean) for each. Of other means NaN, as whole numbers 0.</summary>
    public NDArray<TElement> Poisson<TElement>(Lengths shape, double mean = 1)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();
}
