using System.Text;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>Text with indentation. Everything written is already text: no number is formatted here, so no culture can get in.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>Writes several lines, the last one with or without its end.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.TrimEnd('\n').Split('\n'))
        {
            Line(line);
        }
    }

    /// <summary>Writes a comment, empty for an empty line. Whatever the text is, it ends with its line.</summary>
    public void Comment(string text, string mark = "//") => Line((mark + " " + CSharpText.OneLine(text)).TrimEnd());

    /// <summary>Writes a header and an opening brace; disposing closes the block with <paramref name="end"/>.</summary>
    public Block Open(string header, string end = "}")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Block(this, end);
    }

    public override string ToString() => _text.ToString();

    private void Close(string end)
    {
        _depth--;
        Line(end);
    }

    public readonly struct Block : IDisposable
    {
        private readonly CodeWriter _writer;
        private readonly string _end;

        public Block(CodeWriter writer, string end)
        {
            _writer = writer;
            _end = end;
        }

        public void Dispose() => _writer.Close(_end);
    }
}
