using StaticGraph.CompilerServices;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Model;

/// <summary>Something wrong with a kernel: a descriptor's id, the number of the expression it stands on (-1: the kernel's name), and the message's arguments.</summary>
internal sealed record Problem(string Id, int Expression, EquatableArray<string> Arguments)
{
    /// <summary>A problem whose arguments may quote the user's strings: a message is one line, whatever they hold.</summary>
    public static Problem Of(string id, int expression, params string[] arguments) => new(id, expression, arguments.Select(CSharpText.OneLine).ToArray());
}
