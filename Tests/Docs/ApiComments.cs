extern alias generator;

using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using generator::StaticGraph.Generator.Ops;

namespace StaticGraph.Tests.Docs;

/// <summary>What the XML comments say of the members that kernels call.</summary>
internal static partial class ApiComments
{
    private static readonly Lazy<XElement[]> Comments = new(() =>
        [.. XDocument.Load(Path.ChangeExtension(typeof(NDArray).Assembly.Location, ".xml")).Descendants("member")]);

    /// <summary>The summary of an operation's member, as Markdown on one line.</summary>
    internal static string Summary(string operation)
    {
        if (OpTable.Find(operation)!.Groups is not null)
        {
            string start = $"M:StaticGraph.ArrayGroups.{MemberOf(operation)}``1(";
            return Text(Comments.Value.First(comment => comment.Attribute("name")!.Value.StartsWith(start, StringComparison.Ordinal)));
        }

        string member = OpTable.Find(operation)!.Members.FirstOrDefault(member => member == "Item" || member.StartsWith("op_", StringComparison.Ordinal)) ?? operation;
        XElement found = Comments.Value.OrderBy(comment => comment.Attribute("name")!.Value.Contains("Complex", StringComparison.Ordinal)).FirstOrDefault(comment => IsOf(comment, member) && comment.Element("summary") is not null)
            ?? throw new InvalidOperationException($"{operation}: no member of NDArray has a summary.");
        return Text(found);
    }

    /// <summary>What the member of groups is called that does a fold by label.</summary>
    internal static string MemberOf(string operation) => operation[GroupOps.Prefix.Length..];

    private static string Text(XElement comment) => Spaces().Replace(string.Concat(comment.Element("summary")!.Nodes().Select(Markdown)), " ").Trim();

    /// <summary>How a function is called, from the overload with the most parameters: <c>Sum(x, axis, keepDims)</c>.</summary>
    internal static string Signature(string operation)
    {
        if (OpTable.Find(operation)!.Groups is not null)
        {
            string member = MemberOf(operation), parameters = string.Join(", ", typeof(ArrayGroups).GetMethod(member)!.GetParameters().Select(parameter => parameter.Name));
            return $"GroupBy(labels, count).{member}({parameters})";
        }

        const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        MethodInfo function = typeof(NDArray).GetMethods(Public).Concat(typeof(NDArray<>).GetMethods(Public)).Concat(typeof(RandomGenerator).GetMethods(Public))
            .Where(method => method.Name == operation)
            .MaxBy(method => method.GetParameters().Length) ?? throw new InvalidOperationException($"{operation}: no function of NDArray has this name.");
        string type = OpTable.Find(operation)!.HasTypeArgument ? "<T>" : "";
        return $"{operation}{type}({string.Join(", ", function.GetParameters().Select(parameter => parameter.Name))})";
    }

    private static bool IsOf(XElement comment, string member) =>
        MemberName().Match(comment.Attribute("name")!.Value) is { Success: true } match && match.Groups[1].Value == member;

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "paramref" } parameter => $"`{parameter.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("cref") ?? see.Attribute("langword"))!.Value.Split('(')[0].Split('`')[0].Split('.', ':')[^1]}`",
        XElement other => string.Concat(other.Nodes().Select(Markdown)),
        _ => "",
    };

    [GeneratedRegex(@"^[MP]:StaticGraph\.(?:NDArray(?:`1)?|RandomGenerator)\.(\w+?)(?:``\d)?(?:\(|$)")]
    private static partial Regex MemberName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
