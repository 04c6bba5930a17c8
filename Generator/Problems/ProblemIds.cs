namespace StaticGraph.Generator.Problems;

/// <summary>
/// Names for the ids in <see cref="ProblemTable"/>. SG00xx: this C# cannot be read. SG01xx: shapes, axes, types. SG02xx: memory. SG03xx: traffic. SG04xx: plan files.
/// An id is never used again for something else.
/// </summary>
internal static class ProblemIds
{
    // The kernel's body.
    public const string Construct = "SG0001";
    public const string UnknownMethod = "SG0002";
    public const string CapturedState = "SG0003";
    public const string Recursion = "SG0004";
    public const string LoopBounds = "SG0005";
    public const string TooLarge = "SG0006";
    /// <summary>Arguments: the depth, what is nested and its verb, the way out.</summary>
    public const string TooDeep = "SG0007";
    public const string CSharpErrors = "SG0008";
    /// <summary>Arguments: the method, its assembly, the way out.</summary>
    public const string ForeignBody = "SG0009";
    public const string ScalarExpression = "SG0010";
    public const string NotConstant = "SG0011";
    public const string BrokenCallee = "SG0012";

    /// <summary>Arguments: the kernel, the exception's type and message.</summary>
    public const string Fault = "SG0013";

    // The kernel's declaration.
    public const string NotStatic = "SG0020";
    public const string NotPartial = "SG0021";
    public const string Container = "SG0022";
    public const string GenericKernel = "SG0023";
    public const string ParameterKind = "SG0024";
    /// <summary>Arguments: the type, what to do besides.</summary>
    public const string ParameterType = "SG0025";
    public const string MissingShape = "SG0026";
    public const string ShapeText = "SG0027";
    /// <summary>Arguments: the kernel, what it returns, what to write instead.</summary>
    public const string ReturnType = "SG0028";
    public const string NoLength = "SG0029";
    public const string DuplicatePlan = "SG0030";
    public const string MemoryLimitText = "SG0031";
    public const string DimAttribute = "SG0032";

    /// <summary>Arguments: what has too many, how many of what, how many there may be.</summary>
    public const string TooMany = "SG0033";

    /// <summary>Arguments: the kernel.</summary>
    public const string TooManyElements = "SG0034";

    /// <summary>Arguments: the name, what comes before it and the way out.</summary>
    public const string HiddenName = "SG0035";

    // Notes on C#'s own errors, and on what C# takes without a word, for those who come from NumPy.
    public const string MixedTypes = "SG0050";
    public const string LiteralType = "SG0051";
    public const string ShortCircuit = "SG0052";
    public const string MathFunction = "SG0053";
    public const string ScalarAsArray = "SG0054";
    public const string PowerOperator = "SG0055";
    public const string ElementAssignment = "SG0056";
    public const string Casing = "SG0057";
    public const string OutsideKernel = "SG0058";
    public const string FunctionScope = "SG0060";
    public const string NoMethod = "SG0061";
    public const string IdleAttribute = "SG0062";
    public const string FoldOfPairs = "SG0063";
    public const string ComparedWithNaN = "SG0064";
    public const string WholeDivision = "SG0065";
    public const string NoElements = "SG0066";
    /// <summary>Arguments: the function, what to do instead.</summary>
    public const string Absence = "SG0067";

    /// <summary>Arguments: the kernel, the element type, the argument, its type, the way out.</summary>
    public const string NoSource = "SG0068";

    // Shapes, axes and element types.
    /// <summary>Arguments: the operation, the left shape, the right shape, the two lengths that differ, the way out.</summary>
    public const string DimsDoNotFit = "SG0101";

    /// <summary>Arguments: the axis, the operation, the shape, the rank.</summary>
    public const string AxisOutOfRange = "SG0102";

    /// <summary>Arguments: the axis, the operation.</summary>
    public const string DuplicateAxis = "SG0103";

    /// <summary>Arguments: the dim's name, the names there are.</summary>
    public const string UnknownDim = "SG0104";

    /// <summary>Arguments: the operation, the element type, the types it takes.</summary>
    public const string ElementType = "SG0105";

    /// <summary>Arguments: the operation, the rank wanted, the rank found, the shape, the way out.</summary>
    public const string Rank = "SG0106";

    /// <summary>Arguments: what is checked, the declared shape, the actual shape.</summary>
    public const string DeclaredShape = "SG0108";

    /// <summary>Arguments: the operation, the element type.</summary>
    public const string IntegerSum = "SG0109";

    /// <summary>Arguments: the operation, the element type.</summary>
    public const string SmallIntegerSum = "SG0110";

    /// <summary>Arguments: the operation, the element type.</summary>
    public const string IntegerMean = "SG0111";

    /// <summary>Arguments: the operation.</summary>
    public const string UnknownOperation = "SG0112";

    /// <summary>Arguments: the index, the axis, its length, the array with all indexes.</summary>
    public const string IndexOutOfRange = "SG0113";

    /// <summary>Arguments: the operation, the shape, the rank.</summary>
    public const string ScannedAxis = "SG0114";

    /// <summary>Arguments: the operation, the shape, what is wrong with it.</summary>
    public const string MovedLengths = "SG0118";
    /// <summary>Arguments: the operation, what does not fit and the way out.</summary>
    public const string Parts = "SG0120";

    /// <summary>Arguments: the operation, why and what to do instead.</summary>
    public const string NotOfComplex = "SG0125";

    /// <summary>Arguments: the operation, its seed and its sequence, a generator that differs.</summary>
    public const string SameDraws = "SG0126";

    /// <summary>Arguments: the operation and the shapes of its operands, what does not fit and the way out.</summary>
    public const string Contraction = "SG0127";

    /// <summary>Arguments: the einsum and the shapes of its operands, what is wrong with its text and the way out.</summary>
    public const string IndexText = "SG0128";

    /// <summary>Arguments: the operation, why and what to do instead.</summary>
    public const string Selected = "SG0129";

    /// <summary>Arguments: the operation and its shapes, what is wrong and what to do instead.</summary>
    public const string Labels = "SG0130";

    // Memory.
    /// <summary>Arguments: the kernel, the bytes needed, the limit, what most of it is for.</summary>
    public const string OverLimit = "SG0201";

    /// <summary>Arguments: the kernel, what is held, its bytes, the dims that drive it, the attributes that bound them.</summary>
    public const string UnboundedGrowth = "SG0202";

    // Reading and writing.
    /// <summary>Arguments: the kernel, the dims that drive it, how often what is read, how long blocks are and what holding would need, the dims to bound, the attributes that bound them.</summary>
    public const string RepeatedReading = "SG0301";

    // The project.
    /// <summary>Arguments: the kernel, the file, how they differ.</summary>
    public const string PlanFile = "SG0401";

    /// <summary>Arguments: the version of C# that the project asks for.</summary>
    public const string LanguageVersion = "SG0402";
}
