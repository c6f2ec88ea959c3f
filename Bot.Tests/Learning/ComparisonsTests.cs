using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SupportBot.Classification.Labelling;
using SupportBot.Learning;
using SupportBot.Storage.Labels;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Learning;

/// <summary>Comparisons hold what customers wrote, so they are kept only as long as those do not want to be forgotten.</summary>
public sealed class ComparisonsTests
{
    [Fact]
    public async Task One_is_kept_until_its_time_is_over_or_a_customer_is_erased()
    {
        await using var store = await TestStore.OpenAsync();
        using var models = new StoredModels(store);
        var labels = new LabelStore(store.Database, new LabelOptions(), () => new FrozenSet([]), store.Clock);
        using var comparisons = new Comparisons(models.Active, models.Keeper, ToyCorpus.In(store.Folder), labels, store.Clock);
        var candidate = await models.AddAsync(1);

        var first = await comparisons.OfAsync(candidate);
        (await comparisons.OfAsync(candidate)).ShouldBeSameAs(first);
        await store.Database.WriteAsync(0, sql => sql.ExecuteAsync("INSERT INTO erased_labels (labelled_at, erased_at) VALUES (1, 2)"));
        var second = await comparisons.OfAsync(candidate);
        second.ShouldNotBeSameAs(first);
        store.Clock.Advance(TimeSpan.FromMinutes(16));
        (await comparisons.OfAsync(candidate)).ShouldNotBeSameAs(second);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("90")]
    public void A_share_of_labels_is_taken(string percent) => Read(percent).MostPercent.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(percent);

    [Theory]
    [InlineData("-1")]
    [InlineData("100")]
    public void A_share_that_leaves_no_room_for_anything_else_is_refused_for_commands_too(string percent) =>
        Should.Throw<OptionsValidationException>(() => Read(percent)).Message.ShouldContain("Labels:MostPercent");

    private static LabelOptions Read(string percent) => StartUp.Options<LabelOptions>(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Labels:MostPercent", (string?)percent)]).Build(), LabelOptions.Section);
}
