using System;
using System.Globalization;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Reads the text of a <see cref="Polynomial"/>: <c>sum = product (('+'|'-') product)*</c>, <c>product = factor ('*' factor)*</c>,
/// <c>factor = number | name | '-' factor | '(' sum ')'</c>. A name may carry an argument in parentheses, as in <c>ceil((n - 1)/2)</c>.
/// </summary>
internal ref struct PolynomialParser
{
    // Shapes are short; the cap keeps a hostile string from exhausting the stack.
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _position;
    private int _depth;

    private PolynomialParser(string text)
    {
        _text = text;
        _position = 0;
        _depth = 0;
    }

    public static Polynomial Parse(string text)
    {
        var parser = new PolynomialParser(text);
        Polynomial result = parser.Sum();
        parser.SkipSpaces();
        return parser._position == text.Length ? result : throw parser.Unexpected();
    }

    private Polynomial Sum()
    {
        if (++_depth > MaxDepth)
        {
            throw new FormatException($"'{_text}' nests deeper than {MaxDepth} parentheses.");
        }

        Polynomial sum = Product();
        while (Peek() is '+' or '-')
        {
            bool add = _text[_position++] == '+';
            Polynomial right = Product();
            sum = add ? sum + right : sum - right;
        }

        _depth--;
        return sum;
    }

    private Polynomial Product()
    {
        Polynomial product = Factor();
        while (Peek() == '*')
        {
            _position++;
            product *= Factor();
        }

        return product;
    }

    private Polynomial Factor()
    {
        bool negative = false;
        while (Peek() == '-')
        {
            negative = !negative;
            _position++;
        }

        Polynomial factor = Atom();
        return negative ? Polynomial.Zero - factor : factor;
    }

    private Polynomial Atom()
    {
        char next = Peek();
        if (next == '(')
        {
            _position++;
            Polynomial inner = Sum();
            return Peek() == ')' ? Skip(inner) : throw Unexpected();
        }

        if (IsDigit(next))
        {
            string digits = Take(IsDigit);
            return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
                ? Polynomial.Constant(value)
                : throw new FormatException($"'{digits}' in '{_text}' does not fit 64 bits.");
        }

        if (char.IsLetter(next) || next == '_')
        {
            return Polynomial.Symbol(Name());
        }

        throw Unexpected();
    }

    private string Name()
    {
        string name = Take(c => char.IsLetterOrDigit(c) || c is '_' or '.');
        return _position < _text.Length && _text[_position] == '(' ? name + Argument() : name;
    }

    // Up to the parenthesis that closes the first one, which may be missing.
    private string Argument()
    {
        int start = _position, open = 0;
        do
        {
            open += _text[_position] == '(' ? 1 : _text[_position] == ')' ? -1 : 0;
            _position++;
        }
        while (open > 0 && _position < _text.Length);
        return _text.Substring(start, _position - start) + new string(')', open);
    }

    private Polynomial Skip(Polynomial value)
    {
        _position++;
        return value;
    }

    private string Take(Func<char, bool> accept)
    {
        int start = _position;
        while (_position < _text.Length && accept(_text[_position]))
        {
            _position++;
        }

        return _text.Substring(start, _position - start);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    // Nothing that a polynomial consists of is read as '\0', the end.
    private char Peek()
    {
        SkipSpaces();
        return _position < _text.Length ? _text[_position] : '\0';
    }

    private readonly FormatException Unexpected() => new(_position < _text.Length
        ? $"'{_text}' has '{_text[_position]}' at position {_position}, where a name, a number, '+', '-', '*' or a parenthesis was expected."
        : $"'{_text}' ends where a name or a number was expected.");
}
