namespace StaticGraph.Generator.Plans;
internal static class PlanText
{
    public static string Describe(PlanDefinition plan) => plan.Name + ": " + plan.Expression;
    public static string DescribeSweep(PlanDefinition plan, int sweep) => "Sweep " + (sweep + 1);
}
