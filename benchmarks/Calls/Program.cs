using StaticGraph.Calls;

// What calls cost besides their work. Usage: Calls small | first [WORKLOAD...] | once WORKLOAD
switch (args)
{
    case ["small"]:
        SmallCalls.Measure();
        break;
    case ["first", .. string[] workloads]:
        FirstRuns.Measure(workloads);
        break;
    case ["once", string workload]:
        FirstRuns.Run(workload);
        break;
    default:
        Console.Error.WriteLine("Usage: Calls small | first [WORKLOAD...]");
        return 2;
}

return 0;
