using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Plans;

namespace StaticGraph.CompilerServices;

/// <summary>What a generated overload does with its arguments: it gives them to the plan, which finds every length and checks all shapes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class PlanBinding
{
    private readonly PlanProgram _program;
    private readonly PlanDefinition[] _variants;
    private readonly SweepBody[][] _bodies;
    private readonly ArraySource[] _sources;
    private readonly ulong[] _scalars;
    private readonly long[] _dims;

    /// <summary>Starts binding a plan.</summary>
    /// <exception cref="InvalidOperationException">The code was generated for another version of the runtime.</exception>
    public PlanBinding(PlanDefinition definition, SweepBody[] bodies)
        : this([definition], [bodies])
    {
    }

    /// <summary>Starts binding a plan with several variants, of which each run takes the best that fits its limit.</summary>
    /// <param name="variants">The variants in order of preference; they share dims, parameters, equations, scalars and outputs.</param>
    /// <param name="bodies">The generated code of each variant's sweeps.</param>
    /// <exception cref="InvalidOperationException">The code was generated for another version of the runtime.</exception>
    /// <exception cref="ArgumentException">There is no variant, or not the code of each.</exception>
    public PlanBinding(PlanDefinition[] variants, SweepBody[][] bodies)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(bodies);
        if (variants.Length == 0 || variants.Length != bodies.Length)
        {
            throw new ArgumentException($"A plan has one or more variants and the code of each; there are {variants.Length} variants and the code of {bodies.Length}.", nameof(variants));
        }

        PlanDefinition definition = variants[0];
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Contract != PlanContract.Version)
        {
            throw new InvalidOperationException(
                $"The plan of {definition.Name} was generated for contract {definition.Contract} and this StaticGraph runtime speaks {PlanContract.Version}. Rebuild the project that holds the kernel with the StaticGraph package it runs with.");
        }

        _program = PlanProgram.Known(definition) ?? BindFirst(definition, bodies[0]);
        _variants = variants;
        _bodies = bodies;
        _sources = _program.Given == 0 ? [] : new ArraySource[_program.Given];
        _scalars = definition.Scalars.Count == 0 ? [] : new ulong[definition.Scalars.Count];
        _dims = definition.Dims.Count == 0 ? [] : new long[definition.Dims.Count];
    }

    private static PlanProgram BindFirst(PlanDefinition definition, SweepBody[] bodies)
    {
        FirstRun.Prepare(definition, bodies);
        return PlanProgram.Of(definition);
    }

    /// <summary>Gives an array parameter its source.</summary>
    /// <exception cref="ArgumentNullException">The source is null; the error names the parameter.</exception>
    public void SetSource<T>(int parameter, ArraySource<T> source)
        where T : unmanaged
        => SetSource(parameter, source, typeof(T));

    internal void SetSource(int parameter, ArraySource source, Type type)
    {
        ParameterDefinition wanted = _program.Definition.Parameters[parameter];
        ArgumentNullException.ThrowIfNull(source, wanted.Name);
        DType given = ElementTypes.Computable(type);
        if (given != wanted.Type)
        {
            throw new ArgumentException($"{_program.Definition.Name} wants '{wanted.Name}' of {wanted.Type.Keyword()}; {source.Name} has {given.Keyword()}.", wanted.Name);
        }

        _sources[parameter] = source;
    }

    /// <summary>Gives a dim its length, which <see cref="Bind"/> checks.</summary>
    public void SetLength(string dim, long value)
    {
        EquatableArray<DimDefinition> dims = _program.Definition.Dims;
        for (int i = 0; i < dims.Count; i++)
        {
            if (dims[i].Name == dim)
            {
                _dims[i] = value;
                return;
            }
        }

        throw new ArgumentException($"{_program.Definition.Name} has no dim named '{dim}'.", nameof(dim));
    }

    /// <summary>Finds the remaining lengths from the shapes and checks everything that must hold between them.</summary>
    /// <exception cref="ArrayShapeException">The shapes do not fit the kernel, or each other, or a declared maximum, or a source names its axes in another order.</exception>
    public void Bind()
    {
        AxisNames.Check(_program.Definition, _sources);
        DimSolver.Solve(_program, _sources, _dims);
        EmptyAxes.Check(_program, _dims);
    }

    /// <summary>The value of a length such as <c>n+1</c>, once bound.</summary>
    public long GetLength(string text) => ShapeMessages.Evaluate(_program, _program.Formula(text), _dims);

    /// <summary>Gives a scalar slot its value.</summary>
    public void SetScalar<T>(int slot, T value)
        where T : unmanaged
    {
        // First: a value of another type may be larger than the room for its bits.
        CheckScalar(slot, typeof(T), nameof(value));
        ulong bits = 0;
        Unsafe.As<ulong, T>(ref bits) = value;
        _scalars[slot] = bits;
    }

    /// <summary>A number that has to be above 0 and at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Fraction(string name, double value) => value is > 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{_program.Definition.Name}: {name} has to be above 0 and at most 1.");

    internal void CheckScalar(int slot, Type type, string parameter)
    {
        DType given = ElementTypes.Computable(type);
        if (given != _program.Definition.Scalars[slot])
        {
            throw new ArgumentException($"Scalar {slot} of {_program.Definition.Name} is {_program.Definition.Scalars[slot].Keyword()}, not {given.Keyword()}.", parameter);
        }
    }

    /// <summary>The plan of a kernel with one result.</summary>
    public Plan<T> ToPlan<T>()
        where T : unmanaged
        => new(ToBound());

    /// <summary>The plan of a kernel whose one result has rank 0.</summary>
    public ScalarPlan<T> ToScalarPlan<T>()
        where T : unmanaged
        => new(ToBound());

    internal BoundPlan ToBound() => BoundPlan.Of(Array.ConvertAll(_variants, PlanProgram.Of), _bodies, AllSources(), _dims, _scalars);

    // Those that are given, and the same under other shapes.
    private ArraySource[] AllSources()
    {
        EquatableArray<ParameterDefinition> parameters = _program.Definition.Parameters;
        if (parameters.Count == _sources.Length)
        {
            return _sources;
        }

        var all = new ArraySource[parameters.Count];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = parameters[i].Of < 0 ? _sources[i] : PartOf(all[parameters[i].Of], parameters[i]).Reshaped(Array.ConvertAll(_program.Parameters[i], length => ShapeMessages.Evaluate(_program, length, _dims)));
        }

        return all;
    }

    private ArraySource PartOf(ArraySource source, ParameterDefinition parameter)
        => parameter.Start.Count == 0 ? source : source.Sliced(Arrays.Map<string, long>(parameter.Start, GetLength), Arrays.Map<string, long>(parameter.Part, GetLength));
}
