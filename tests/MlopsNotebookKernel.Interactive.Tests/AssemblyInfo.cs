// The host works in the process's folder, and has one console.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
