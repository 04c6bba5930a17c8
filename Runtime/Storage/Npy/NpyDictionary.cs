using System.Globalization;

namespace StaticGraph.Storage;

/// <summary>
/// The Python dictionary a .npy header is written as. Exactly the three keys of the format, each once, each with a literal of its own kind:
/// nothing is evaluated, and nothing else is understood.
/// </summary>
internal sealed class NpyDictionary
{
    private readonly string _text;
    private int _at;
    private bool _hasDescriptor;
    private bool? _order;
    private long[]? _shape;

    private NpyDictionary(string text) => _text = text;

    /// <summary>The element type, or null for a structured one.</summary>
    public string? Descriptor { get; private set; }

    public bool IsFortranOrder => _order!.Value;

    public long[] Shape => _shape!;

    /// <exception cref="FormatException">The text is anything else.</exception>
    public static NpyDictionary Parse(string text)
    {
        NpyDictionary dictionary = new(text);
        dictionary.ReadAll();
        return dictionary;
    }

    private void ReadAll()
    {
        Expect('{');
        while (!Accept('}'))
        {
            ReadEntry();

            // A structured type is refused by the caller; its description is not worth a parser.
            if (_hasDescriptor && Descriptor is null)
            {
                return;
            }

            if (!Accept(','))
            {
                Expect('}');
                break;
            }
        }

        SkipSpaces();
        if (_at < _text.Length)
        {
            throw Unexpected("the end");
        }

        if (!_hasDescriptor || _order is null || _shape is null)
        {
            throw new FormatException("one of the keys 'descr', 'fortran_order' and 'shape' is missing.");
        }
    }

    private void ReadEntry()
    {
        string key = ReadString();
        Expect(':');
        switch (key)
        {
            case "descr" when !_hasDescriptor:
                _hasDescriptor = true;
                SkipSpaces();
                Descriptor = _at < _text.Length && _text[_at] == '[' ? null : ReadString();
                break;
            case "fortran_order" when _order is null:
                _order = AcceptWord("True") || (AcceptWord("False") ? false : throw Unexpected("True or False"));
                break;
            case "shape" when _shape is null:
                _shape = ReadShape();
                break;
            default:
                throw new FormatException($"the key '{key}' is unknown or given twice.");
        }
    }

    private long[] ReadShape()
    {
        List<long> shape = [];
        Expect('(');
        while (!Accept(')'))
        {
            shape.Add(ReadLength());
            if (!Accept(','))
            {
                // A single number in brackets is a number to Python, not a tuple.
                return shape.Count == 1 ? throw Unexpected("','") : Close(shape);
            }
        }

        return [.. shape];
    }

    private long[] Close(List<long> shape)
    {
        Expect(')');
        return [.. shape];
    }

    private long ReadLength()
    {
        SkipSpaces();
        int start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            throw Unexpected("a length");
        }

        long length = long.TryParse(_text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new FormatException($"the length {_text[start.._at]} is more than a 64-bit number holds.");

        // Python 2 wrote long integers as 3L.
        _ = _at < _text.Length && _text[_at] == 'L' && ++_at > 0;
        return length;
    }

    private string ReadString()
    {
        SkipSpaces();
        char quote = _at < _text.Length && _text[_at] is '\'' or '"' ? _text[_at] : throw Unexpected("a string");
        int end = _text.IndexOf(quote, _at + 1);
        if (end < 0)
        {
            throw new FormatException("a string does not end.");
        }

        string value = _text[(_at + 1)..end];
        _at = end + 1;
        return value.Contains('\\', StringComparison.Ordinal) ? throw new FormatException("a string holds a backslash.") : value;
    }

    private bool AcceptWord(string word)
    {
        SkipSpaces();
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private bool Accept(char wanted) => AcceptWord(wanted.ToString());

    private void Expect(char wanted)
    {
        if (!Accept(wanted))
        {
            throw Unexpected($"'{wanted}'");
        }
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && (_text[_at] is ' ' or '\t' or '\n' or '\r' or '\f'))
        {
            _at++;
        }
    }

    private FormatException Unexpected(string wanted)
    {
        string found = _at < _text.Length ? $"'{_text[_at]}'" : "the end";
        return new FormatException($"expected {wanted} at character {_at}, found {found}.");
    }
}
