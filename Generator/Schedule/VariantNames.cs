using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule;

/// <summary>Says in a few words what tells the variants of a kernel apart: what is done in parts, what is held whole, what is spilled.</summary>
internal static class VariantNames
{
    public static EquatableArray<VariantSchedule> Give(VariantSchedule[] variants) => variants.Length == 1
        ? variants
        : variants.Select(variant => variant with { Plan = variant.Plan with { Choice = Name(variant.Plan) } }).ToArray();

    private static string Name(PlanDefinition plan)
    {
        List<string> words = StepDefinition.Of(plan).Select(StepText.Choice).OfType<string>().ToList();
        string[] held = plan.Held.Where(array => !array.IsPart && array.Shape.Count > 0).Select(array => array.Name).ToArray();
        if (held.Length > 0)
        {
            words.Add($"holds {string.Join(", ", held)}");
        }

        if (plan.Spills.Count > 0)
        {
            words.Add($"spills {string.Join(", ", plan.Spills.Select(array => array.Name))}");
        }

        return words.Count == 0 ? "holds nothing" : string.Join("; ", words.Distinct());
    }
}
