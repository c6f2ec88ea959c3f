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

    /// <summary>A folder of scripts and phrases.</summary>
    public static Argument<string> Playbook() => new("folder")
    {
        Description = "The playbook: a folder with phrases.yaml and scripts/*.yaml. Without it, the one the program runs with.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "playbook"),
    };

    /// <summary>The classifier that reads where no reading is fixed.</summary>
    public static Option<string> ShippedModel() => new("--model")
    {
        Description = "The model file that reads the words where no reading is written down. Without it, the one the program came with.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin"),
    };

    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON." };
}
