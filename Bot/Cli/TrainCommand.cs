using System.CommandLine;
using Spectre.Console;
using SupportBot.Classification;
using SupportBot.Classification.Training;

namespace SupportBot.Cli;

/// <summary><c>train</c>: learns a classifier from the corpus and writes the model file.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var corpus = new Option<string>("--corpus")
        {
            Description = "Folder of labelled messages, one .tsv file per language.",
            DefaultValueFactory = _ => Path.Combine("models", "corpus"),
        };
        var lexicon = new Option<string>("--lexicon")
        {
            Description = "Folder of words and what they stand for, one .tsv file per language.",
            DefaultValueFactory = _ => Path.Combine("models", "lexicon"),
        };
        var output = new Option<string>("--out")
        {
            Description = "The model file to write.",
            DefaultValueFactory = _ => Path.Combine("models", "classifier.bin"),
        };
        var command = new Command("train", "Learn a classifier from labelled messages. One message in five is held apart for 'evaluate'.") { corpus, lexicon, output };
        command.SetAction((parsed, cancellation) =>
            Failures.Guard(() => Run(parsed.GetValue(corpus)!, parsed.GetValue(lexicon)!, parsed.GetValue(output)!, cancellation)));
        return command;
    }

    private static void Run(string corpus, string lexicon, string output, CancellationToken cancellation)
    {
        var messages = Corpus.Read(corpus).Where(m => !Split.IsHeldApart(m.Text)).ToArray();
        var words = LexiconFolder.Read(lexicon);
        var model = Console.IsOutputRedirected
            ? Trainer.Train(messages, words, new Progress<double>(), cancellation)
            : WithBar(progress => Trainer.Train(messages, words, progress, cancellation));
        var version = ModelFile.Write(output, model);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Learnt from {messages.Length} messages: {model.Rows} features, version {version}, {new FileInfo(output).Length / 1024.0:0} KB in {output}");
    }

    private static Model WithBar(Func<IProgress<double>, Model> train) =>
        AnsiConsole.Progress().Start(context =>
        {
            var bar = context.AddTask("Learning", maxValue: 1);
            return train(new Progress<double>(share => bar.Value = share));
        });
}
