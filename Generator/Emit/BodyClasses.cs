using StaticGraph.Generator.Plans;
using StaticGraph.Generator.Schedule;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>The classes with the generated code of sweeps. Variants often compute the same tiles in another order: equal code is printed once.</summary>
internal sealed class BodyClasses
{
    private readonly List<(string Name, string Code)> _classes = new();
    private readonly List<string[]> _variants = new();

    public BodyClasses(KernelSchedule schedule, string planClass)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (VariantSchedule variant in schedule.Variants)
        {
            var names = new string[variant.Programs.Count];
            for (int sweep = 0; sweep < names.Length; sweep++)
            {
                string name = $"{planClass}Sweep{CSharpText.Number(_classes.Count + 1)}";
                string body = Body(schedule, variant, sweep, planClass);
                if (!known.TryGetValue(body, out names[sweep]))
                {
                    known.Add(body, names[sweep] = name);
                    _classes.Add((name, Class(schedule, variant, sweep, name)));
                }
            }

            _variants.Add(names);
        }
    }

    /// <summary>The expression that makes the bodies of a variant.</summary>
    public string Of(int variant) => $"new SweepBody[] {{ {string.Join(", ", _variants[variant].Select(name => $"new {name}()"))} }}";

    public void Print(CodeWriter writer)
    {
        foreach ((string _, string code) in _classes)
        {
            writer.Line();
            foreach (string line in code.TrimEnd('\n').Split('\n'))
            {
                writer.Line(line);
            }
        }
    }

    // Under one name for all, so that equal code is equal text.
    private static string Body(KernelSchedule schedule, VariantSchedule variant, int sweep, string planClass)
    {
        var writer = new CodeWriter();
        new SweepPrinter(variant, schedule.Scalars, sweep).Print(writer, planClass + "Sweep");
        return writer.ToString();
    }

    private static string Class(KernelSchedule schedule, VariantSchedule variant, int sweep, string name)
    {
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Xml(PlanText.DescribeSweep(variant.Plan, sweep))}</summary>");
        writer.Line(OverloadPrinter.GeneratedCode);
        new SweepPrinter(variant, schedule.Scalars, sweep).Print(writer, name);
        return writer.ToString();
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
