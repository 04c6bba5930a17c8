using Microsoft.CodeAnalysis;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// A kernel as read, and where its numbered expressions stand. Only <see cref="Kernel"/> may be kept between edits;
/// <see cref="Locations"/> hold on to syntax trees, so only the analyzer keeps them.
/// </summary>
internal readonly record struct KernelReading(Kernel Kernel, Location[] Locations);
