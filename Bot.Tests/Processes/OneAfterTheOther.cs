namespace SupportBot.Tests.Processes;

/// <summary>Tests that start the product as a process: one after the other, and not beside tests that watch the clock.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAfterTheOther
{
    public const string Name = "processes";
}
