using StaticGraph.Calls;

// What calls cost besides their work. Usage: Calls small | first | once WORKLOAD
switch (args)
{
    case ["small"]:
        SmallCalls.Measure();
        break;
    case ["first"]:
        FirstRuns.Measure();
        break;
    case ["once", string workload]:
        FirstRuns.Run(workload);
        break;
    default:
        Console.Error.WriteLine("Usage: Calls small | first");
        return 2;
}

return 0;
