using System.CommandLine;
using Spectre.Console;
using SupportBot.Cli.Models;
using SupportBot.Classification;
using SupportBot.Classification.Training;

namespace SupportBot.Cli;

/// <summary><c>train</c>: learns a classifier from the corpus and writes the model file.</summary>
internal static class TrainCommand
{
    private static readonly Option<string> Corpus = Paths.Corpus();

    private static readonly Option<string> Lexicon = new("--lexicon")
    {
        Description = "Folder of words and what they stand for, one .tsv file per language.",
        DefaultValueFactory = _ => Path.Combine("models", "lexicon"),
    };

    private static readonly Option<string> Output = new("--out")
    {
        Description = "The model file to write.",
        DefaultValueFactory = _ => Path.Combine("models", "classifier.bin"),
    };

    private static readonly Option<bool> Store = new("--store")
    {
        Description = "Make a candidate in the store instead of a file, from the corpus that came with the program and from what people corrected. The server may go on running.",
    };

    private static readonly Option<string?> Of = StoreOptions.Of();
    private static readonly Option<bool> Json = Paths.Json();

    public static Command Create()
    {
        var command = new Command("train", "Learn a classifier from labelled messages. One message in five is held apart for 'evaluate'.")
        {
            Corpus, Lexicon, Output, Store, Of, Json,
        };
        command.SetAction((parsed, cancellation) => parsed.GetValue(Store)
            ? StoreTraining.RunAsync(parsed.GetValue(Of), parsed.GetValue(Json), Terminal.Open(), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation)
            : Failures.Guard(() => Run(parsed, Terminal.Open(), cancellation)));
        return command;
    }

    private static void Run(ParseResult parsed, IAnsiConsole console, CancellationToken cancellation)
    {
        var output = parsed.GetValue(Output)!;
        var messages = Classification.Training.Corpus.Read(parsed.GetValue(Corpus)!).Where(m => !Split.IsHeldApart(m.Text)).ToList();
        var lexicon = LexiconFolder.Read(parsed.GetValue(Lexicon)!);
        var model = WithBar(parsed.GetValue(Json) ? Terminal.Plain(TextWriter.Null) : console, progress => Trainer.Train(messages, lexicon, progress, cancellation));
        var version = ModelFile.Write(output, model);
        if (parsed.GetValue(Json)) parsed.InvocationConfiguration.Output.WriteLine(ModelJson.Of(new TrainedFile(version, output, messages.Count, model.Rows)));
        else console.Profile.Out.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Learnt {model.Rows} features from {messages.Count} messages: version {version}, {new FileInfo(output).Length / 1024} KB in {output}"));
    }

    /// <summary>A bar where it can move, silence where output goes to a file.</summary>
    private static Model WithBar(IAnsiConsole console, Func<IProgress<TrainingProgress>, Model> train)
    {
        if (!console.Profile.Capabilities.Interactive) return train(new Progress<TrainingProgress>());
        return console.Progress().Start(context =>
        {
            var bar = context.AddTask("Learning", maxValue: 1);
            return train(new Progress<TrainingProgress>(at => bar.Value = at.Share));
        });
    }
}
