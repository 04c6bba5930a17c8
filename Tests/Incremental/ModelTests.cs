extern alias generator;

using System.Reflection;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Schedule;

namespace StaticGraph.Tests.Incremental;

/// <summary>
/// The models handed from stage to stage, field by field: they hold no Roslyn object (which would keep a whole compilation alive), cannot change,
/// and are equal when their contents are (or nothing would ever be cached).
/// </summary>
public sealed class ModelTests
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type[] Models = [typeof(Kernel), typeof(KernelGraph), typeof(KernelSchedule), typeof(CompiledKernel)];

    // Made of the terms when first asked for, and the same whoever makes it.
    private static readonly string[] Derived = ["Polynomial._text"];

    [Fact]
    public void NoRoslynObjectIsHeld() =>
        Assert.DoesNotContain(Reachable(), type => type.FullName!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    [Fact]
    public void NothingCanBeChanged() => Assert.Equal(
        Derived,
        Records().SelectMany(type => type.GetFields(Fields)).Where(field => !field.IsInitOnly).Select(field => $"{field.DeclaringType!.Name}.{field.Name}"));

    [Fact]
    public void ContentsDecideEquality() => Assert.Empty(Records().Where(type => !HasValueEquality(type)).Select(type => type.Name));

    [Fact]
    public void TheWalkSeesTheModels()
    {
        Type[] expected = [typeof(KernelNode), typeof(GraphNode), typeof(LaneLoop), typeof(TileConversion), typeof(Problem)];
        Assert.Empty(expected.Except(Records()));
    }

    private static IEnumerable<Type> Records() => Reachable().Where(type => IsOurs(type) && !type.IsEnum);

    private static bool IsOurs(Type type) => type.Assembly == typeof(Kernel).Assembly;

    private static bool HasValueEquality(Type type)
    {
        Type declaring = type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType!;
        return declaring != typeof(object) && declaring != typeof(ValueType);
    }

    // Every type a field can hold, from the models on: generic arguments and derived types included, the insides of foreign types left out.
    private static HashSet<Type> Reachable()
    {
        var seen = new HashSet<Type>();
        var pending = new Stack<Type>(Models);
        while (pending.Count > 0)
        {
            Type type = pending.Pop();
            if (!seen.Add(type))
            {
                continue;
            }

            IEnumerable<Type> next = type.GetGenericArguments();
            if (IsOurs(type) && !type.IsEnum)
            {
                next = next.Concat(type.GetFields(Fields).Where(field => !field.FieldType.IsArray).Select(field => field.FieldType))
                    .Concat(type.Assembly.GetTypes().Where(derived => derived.BaseType == type));
                Assert.True(type.GetFields(Fields).All(field => !field.FieldType.IsArray) || type.Name.StartsWith("EquatableArray", StringComparison.Ordinal), $"{type.Name} has an array, which is compared by reference");
            }

            foreach (Type candidate in next)
            {
                pending.Push(candidate);
            }
        }

        return seen;
    }
}
