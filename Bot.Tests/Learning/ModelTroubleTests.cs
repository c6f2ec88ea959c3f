using System.Net;
using SupportBot.Learning;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Models;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Learning;

/// <summary>An active model that cannot be used costs no customer anything, and nobody can miss it.</summary>
public sealed class ModelTroubleTests
{
    [Fact]
    public async Task A_damaged_active_model_is_told_everywhere_and_the_node_stays_ready()
    {
        await using var bot = await RunningBot.StartAsync();
        var models = bot.Get<ModelStore>();
        var bytes = ToyVariants.Bytes(1);
        var version = ToyVariants.VersionOf(bytes);
        await models.AddAsync(StoredModels.Candidate(version), bytes, last: null, default);
        await bot.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync("UPDATE model_chunks SET bytes = $2 WHERE version = $1 AND number = 0", version.Value, new byte[ModelBytes.ChunkLength]));

        await models.ActivateAsync(version, instead: null, AuditAct.ModelPromoted, "root", reason: null, default);
        await bot.Get<ModelKeeper>().LookAsync(default);

        using var ready = await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync()).ShouldContain($"model {version} should be active and cannot be used");
        var metrics = await bot.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        metrics.ShouldContain("supportbot_classifier_trouble 1");
        metrics.ShouldContain($"supportbot_classifier_info{{version=\"{bot.Get<ShippedModel>().Version}\"}} 1");
        bot.Logs.Text.ShouldContain($"Model {version} should be active and cannot be used");
    }
}
