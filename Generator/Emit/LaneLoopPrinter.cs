using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Schedule;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>
/// Prints a fused loop as one method: the same statements for each vector width, from the same rows. There are no edges:
/// the runtime hands over rows whose length is a multiple of every width.
/// </summary>
internal sealed class LaneLoopPrinter
{
    // In full: any attribute called MethodImpl, wherever a project has it, would make the short name ambiguous.
    private const string Optimized = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    private static readonly int[] Widths = [512, 256, 128];

    private readonly LaneLoop _loop;
    private readonly LaneNames _names;
    private readonly ShortNames _shortNames;
    private readonly Dictionary<int, DType> _types = new();
    private readonly Dictionary<int, int> _uses;
    private readonly DType _mask;

    // Complex numbers by their parts, real and imaginary.
    private readonly Dictionary<int, (string Real, string Imaginary)> _pairs = new();

    // The parts of those that are used more than once.
    private readonly HashSet<int> _repeated;

    public LaneLoopPrinter(LaneLoop loop, LaneNames names, ShortNames shortNames)
    {
        _loop = loop;
        _uses = loop.CountUses();
        _repeated = new HashSet<int>(loop.Body.Where(instruction => instruction.Type == DType.Complex && Uses(instruction.Value) > 1).SelectMany(instruction => instruction.Arguments));
        _names = names;
        _shortNames = shortNames;
        _mask = loop.Size switch
        {
            8 => DType.Int64,
            4 => DType.Int32,
            2 => DType.Int16,
            _ => DType.Byte,
        };
        foreach (LaneLoad load in loop.Loads)
        {
            _types.Add(load.Value, load.Type.Lane());
        }

        foreach (LaneInstruction instruction in loop.Body)
        {
            _types.Add(instruction.Value, instruction.Type.Lane());
        }
    }

    /// <summary>The parameters of the loop's method, in order: slots with their element types.</summary>
    public static IReadOnlyList<(int Slot, DType Type)> Rows(LaneLoop loop) => loop.Loads.Select(load => (load.Slot, load.Type.Lane()))
        .Concat(loop.Stores.Select(store => (store.Slot, store.Type.Lane())))
        .Distinct()
        .ToArray();

    /// <summary>Whether the loop's method is told if results go past the caches, after the length.</summary>
    public static bool MayBypass(LaneLoop loop) => loop.Stores.Any(store => store.MayBypass);

    public void Print(CodeWriter writer, string method)
    {
        IEnumerable<string> rows = Rows(_loop).Select(row => $"ref {row.Type.Keyword()} {_names.Row(row.Slot)}");
        writer.Line(Optimized);
        string bypasses = MayBypass(_loop) ? "bool bypasses, " : "";
        using CodeWriter.Block _ = writer.Open($"private static void {method}({_shortNames.Unsigned} length, {bypasses}{string.Join(", ", rows)})");
        for (int i = 0; i < Widths.Length; i++)
        {
            string vector = _shortNames.Vector(Widths[i]);
            string condition = i == Widths.Length - 1 ? "else" : (i == 0 ? "if" : "else if") + $" ({vector}.IsHardwareAccelerated)";
            using CodeWriter.Block __ = writer.Open(condition);
            PrintWidth(writer, vector, Widths[i]);
        }
    }

    private void PrintWidth(CodeWriter writer, string vector, int bits)
    {
        var texts = new Dictionary<int, string>();
        foreach (LaneLoad load in _loop.Loads.Where(load => load.Type == DType.Complex))
        {
            string row = _names.Row(load.Slot);
            _pairs[load.Value] = load.IsConstant ? (Splat(vector, row), Splat(vector, $"Lanes.Imaginary(ref {row})")) : (Part("Real", bits, row), Part("Imaginary", bits, row));
        }

        foreach (LaneLoad load in _loop.Loads.Where(load => load.IsConstant && load.Type != DType.Complex))
        {
            texts[load.Value] = Local(writer, vector, load.Value, Splat(vector, load));
        }

        foreach (LaneInstruction instruction in _loop.Body.Where(instruction => instruction.IsConstant))
        {
            if (Paired(instruction, texts))
            {
                continue;
            }

            texts[instruction.Value] = Local(writer, vector, instruction.Value, Text(vector, instruction, texts));
        }

        foreach (LaneStore store in _loop.Stores.Where(store => ComesInHalves(store, bits)))
        {
            writer.Line($"{vector}<{store.Type.Lane().Keyword()}> {_names.Half(store.Slot)} = default;");
        }

        string step = CSharpText.Number(bits / 8 / _loop.Size);
        using CodeWriter.Block _ = writer.Open($"for ({_shortNames.Unsigned} i = 0; i < length; i += {step})");
        foreach (LaneLoad load in _loop.Loads.Where(load => !load.IsConstant && load.Type != DType.Complex))
        {
            string text = Load(vector, bits, load);
            texts[load.Value] = Uses(load.Value) > 1 ? Local(writer, vector, load.Value, text) : text;
        }

        foreach (LaneInstruction instruction in _loop.Body.Where(instruction => !instruction.IsConstant))
        {
            if (Paired(instruction, texts))
            {
                continue;
            }

            string text = Text(vector, instruction, texts);
            bool inline = Uses(instruction.Value) == 1 && text.Length < 96 && instruction.Label.Length == 0 && !_repeated.Contains(instruction.Value);
            texts[instruction.Value] = inline ? text : Local(writer, vector, instruction.Value, text);
        }

        foreach (LaneStore store in _loop.Stores)
        {
            writer.Line(store.Type == DType.Complex ? StorePair(store) : Store(store, bits, texts[store.Value]));
        }
    }

    // What is put together of parts has no vector of its own. False for what is not.
    private bool Paired(LaneInstruction instruction, IReadOnlyDictionary<int, string> texts)
    {
        if (instruction.Type != DType.Complex)
        {
            return false;
        }

        _pairs[instruction.Value] = (texts[instruction.Arguments[0]], texts[instruction.Arguments[1]]);
        return true;
    }

    // Not var: a type of the user's may be called so.
    private string Local(CodeWriter writer, string vector, int value, string text)
    {
        DType lane = _types[value] == DType.Boolean ? _mask : _types[value];
        writer.Line($"{vector}<{lane.Keyword()}> {_names.Value(value)} = {Unwrap(text)};");
        return _names.Value(value);
    }

    private int Uses(int value) => _uses.TryGetValue(value, out int count) ? count : 0;

    private string Splat(string vector, LaneLoad load) => load.Type == DType.Boolean
        ? $"{vector}.Create(({_mask.Keyword()})({_names.Row(load.Slot)} ? {(_mask == DType.Byte ? "255" : "-1")} : 0))"
        : $"{vector}.Create({_names.Row(load.Slot)})";

    private static string Splat(string vector, string element) => $"{vector}.Create({element})";

    private static string Part(string part, int bits, string row) => $"Lanes.{part}{CSharpText.Number(bits)}(ref {row}, i)";

    private string StorePair(LaneStore store)
    {
        (string real, string imaginary) = _pairs[store.Value];
        return $"Lanes.StoreComplex({Unwrap(real)}, {Unwrap(imaginary)}, ref {_names.Row(store.Slot)}, i{(store.MayBypass ? ", bypasses" : ", bypasses: false")});";
    }

    private string Load(string vector, int bits, LaneLoad load) => load.Type == DType.Boolean
        ? $"Lanes.LoadMask{CSharpText.Number(bits)}<{_mask.Keyword()}>(ref {_names.Row(load.Slot)}, i)"
        : $"{vector}.LoadUnsafe(ref {_names.Row(load.Slot)}, i)";

    // Of a store past the caches; complex numbers come two vectors at once.
    private static bool ComesInHalves(LaneStore store, int bits) => bits == 256 && store.MayBypass && store.Type != DType.Complex;

    private string Store(LaneStore store, int bits, string text) => store.Type == DType.Boolean
        ? $"Lanes.StoreMask({Unwrap(text)}, ref {_names.Row(store.Slot)}, i);"
        : store.MayBypass
            ? $"Lanes.Store({Unwrap(text)}, {(ComesInHalves(store, bits) ? $"ref {_names.Half(store.Slot)}, " : "")}ref {_names.Row(store.Slot)}, i, bypasses);"
            : $"{text}.StoreUnsafe(ref {_names.Row(store.Slot)}, i);";

    // The text of an instruction, as a vector of its own type; a bool as a mask of the loop's integer type.
    private string Text(string vector, LaneInstruction instruction, IReadOnlyDictionary<int, string> texts)
    {
        OpDef row = OpTable.Find(instruction.Op)!;
        if (_pairs.TryGetValue(instruction.Arguments[0], out (string Real, string Imaginary) pair))
        {
            return row.Name == ComplexOps.Real ? pair.Real : pair.Imaginary;
        }

        DType operand = _types[instruction.Arguments[row.Types.Masks]];
        bool onMasks = operand == DType.Boolean;
        string template = onMasks ? row.MaskVector : operand.IsInteger() && row.IntegerVector.Length > 0 ? row.IntegerVector : row.Vector;
        DType lanes = onMasks ? (row.Types.IsConversion ? instruction.Type : _mask) : operand;
        string text = template
            .Replace("{V}", vector)
            .Replace("{T}", lanes.Keyword())
            .Replace("{Math}", "VectorMath");
        for (int i = 0; i < instruction.Arguments.Count; i++)
        {
            int argument = instruction.Arguments[i];
            text = Fill(text, i, _types[argument] == DType.Boolean ? As(texts[argument], _mask, lanes) : texts[argument]);
        }

        return instruction.Type == DType.Boolean ? As(text, lanes, _mask) : text;
    }

    // Puts an operand into a template, without its parentheses where it stands alone between those of a call.
    private static string Fill(string template, int operand, string text)
    {
        string place = "{" + CSharpText.Number(operand) + "}";
        return template
            .Replace("(" + place + ")", "(" + Unwrap(text) + ")")
            .Replace("(" + place + ",", "(" + Unwrap(text) + ",")
            .Replace(" " + place + ",", " " + Unwrap(text) + ",")
            .Replace(", " + place + ")", ", " + Unwrap(text) + ")")
            .Replace(place, text);
    }

    // The same bits as lanes of another type of the same width.
    private static string As(string text, DType from, DType to) => from == to ? text : $"{text}.As{to}()";

    // (a + b) as a whole statement is a + b.
    private static string Unwrap(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')')
        {
            return text;
        }

        int depth = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text;
            }
        }

        return text.Substring(1, text.Length - 2);
    }
}
