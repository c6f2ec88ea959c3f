using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Storage;
using SupportBot.Storage.Models;

namespace SupportBot.Admin;

/// <summary>How far the training is, on whichever node it runs: an event a change, until it has ended.</summary>
internal static class ClassifierEvents
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    public static void Map(RouteGroupBuilder classifier) => classifier.MapGet(
        "/events", (TrainingStore trainings, TimeProvider clock, IHostApplicationLifetime program, HttpContext http) =>
            TypedResults.ServerSentEvents(StreamAsync(trainings, clock, program.ApplicationStopping, http.RequestAborted)));

    private static async IAsyncEnumerable<SseItem<string>> StreamAsync(
        TrainingStore trainings, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        TrainingEvent? told = null;
        while (!either.IsCancellationRequested)
        {
            if (await LookAsync(trainings, clock) is { } now && now != told)
            {
                yield return new SseItem<string>(JsonSerializer.Serialize(told = now, TrainingEventJson.Default.TrainingEvent), "training");
                if (now.Ended) yield break;
            }
            await Task.Delay(Pace, clock, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<TrainingEvent?> LookAsync(TrainingStore trainings, TimeProvider clock)
    {
        try
        {
            return await trainings.NewestAsync() is { } training ? TrainingEvent.Of(training, clock.GetUtcNow()) : new TrainingEvent(true, 0, 0, "", "");
        }
        catch (StoreException)
        {
            // Away: the next look may find it again.
            return null;
        }
    }
}

/// <param name="Step">Its number, from 0.</param>
internal sealed record TrainingEvent(bool Ended, int Percent, int Step, string Doing, string Remaining)
{
    public static TrainingEvent Of(Training training, DateTimeOffset now) => new(
        training.State is not TrainingState.Running, TrainingWords.Percent(training), (int)training.Step, TrainingWords.Of(training.Step),
        TrainingWords.Remaining(training, now));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrainingEvent))]
internal sealed partial class TrainingEventJson : JsonSerializerContext;
