using StaticGraph.CompilerServices;
using StaticGraph.Generator.Schedule;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>The classes with the generated code of sweeps. Variants often compute the same tiles in another order: equal code is printed once.</summary>
internal sealed class BodyClasses
{
    private readonly List<(string Name, string Summary, string Members)> _classes = new();
    private readonly List<string[]> _variants = new();

    public BodyClasses(KernelSchedule schedule, string planClass, ShortNames names)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (VariantSchedule variant in schedule.Variants)
        {
            string[] classes = new string[variant.Programs.Count];
            for (int sweep = 0; sweep < classes.Length; sweep++)
            {
                string members = Members(schedule, variant, sweep, names);
                if (!known.TryGetValue(members, out classes[sweep]))
                {
                    string name = $"{planClass}Sweep{CSharpText.Number(_classes.Count + 1)}";
                    known.Add(members, classes[sweep] = name);
                    _classes.Add((name, PlanText.DescribeSweep(variant.Plan, sweep), members));
                }
            }

            _variants.Add(classes);
        }
    }

    /// <summary>The expression that makes the bodies of a variant.</summary>
    public string Of(int variant) => $"new SweepBody[] {{ {string.Join(", ", _variants[variant].Select(name => $"new {name}()"))} }}";

    public void Print(CodeWriter writer)
    {
        foreach ((string name, string summary, string members) in _classes)
        {
            writer.Line();
            writer.Comment($"<summary>{Xml(summary)}</summary>", mark: "///");
            writer.Line(OverloadPrinter.GeneratedCode);
            using CodeWriter.Block _ = writer.Open($"file sealed class {name} : SweepBody");
            writer.Lines(members);
        }
    }

    // Without the name of the class, so that equal code is equal text.
    private static string Members(KernelSchedule schedule, VariantSchedule variant, int sweep, ShortNames names)
    {
        var writer = new CodeWriter();
        new SweepPrinter(variant, schedule.Scalars, sweep, names).Print(writer);
        return writer.ToString();
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
