using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>Which terms of a plan's peak grow fastest with the lengths of the kernel; buffers follow the blocks, which are chosen within the limit.</summary>
internal static class PeakGrowth
{
    /// <summary>For example <c>The peak grows with 8*n (held sum_x).</c></summary>
    public static string Describe(PlanDefinition plan)
    {
        List<Growing> terms = Terms(plan);
        string[] fastest = terms.Where(term => !terms.Any(term.IsSlowerThan)).Select(term => $"{ModelSymbols.Printed(plan, term.Bytes)} ({term.Name})").ToArray();
        return fastest.Length == 0 ? "The peak grows with no length." : $"The peak grows with {string.Join(" and ", fastest)}.";
    }

    // One term for each product of lengths; a held array before anything else that grows like it.
    private static List<Growing> Terms(PlanDefinition plan)
    {
        var dims = new HashSet<string>(plan.Dims.Select(dim => dim.Name));
        var terms = new List<Growing>();
        foreach (StepDefinition step in StepDefinition.Of(plan))
        {
            foreach (MemoryTerm term in SymbolicMemory.Terms(plan, step))
            {
                string name = term.Name(plan);
                terms.AddRange(term.Bytes.Terms.Select(monomial => new Growing(monomial.Symbols, monomial.Factor, dims, name, term.Use == MemoryUse.Held)));
            }
        }

        return terms.Where(term => term.Lengths.Length > 0)
            .GroupBy(term => string.Join("*", term.Lengths))
            .Select(group => group.OrderByDescending(term => term.IsHeld).First())
            .ToList();
    }

    /// <summary>A monomial of a term of the peak.</summary>
    private sealed class Growing
    {
        public Growing(string symbols, long factor, ISet<string> dims, string name, bool isHeld)
        {
            string[] all = symbols.Split(new[] { '*' }, StringSplitOptions.RemoveEmptyEntries);
            Lengths = all.Where(dims.Contains).ToArray();
            Bytes = Polynomial.Product(all.Select(Polynomial.Symbol)) * factor;
            Name = name;
            IsHeld = isHeld;
        }

        /// <summary>The lengths it is a product of, in ordinal order.</summary>
        public string[] Lengths { get; }

        public Polynomial Bytes { get; }

        public string Name { get; }

        public bool IsHeld { get; }

        public bool IsSlowerThan(Growing other)
        {
            List<string> rest = other.Lengths.ToList();
            return other.Lengths.Length > Lengths.Length && Lengths.All(rest.Remove);
        }
    }
}
