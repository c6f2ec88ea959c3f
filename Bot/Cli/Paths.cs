using System.CommandLine;

namespace SupportBot.Cli;

/// <summary>The options that more than one command has.</summary>
internal static class Paths
{
    public static Option<string> Corpus() => new("--corpus")
    {
        Description = "Folder of labelled messages, one .tsv file per language.",
        DefaultValueFactory = _ => Path.Combine("models", "corpus"),
    };

    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON." };
}
