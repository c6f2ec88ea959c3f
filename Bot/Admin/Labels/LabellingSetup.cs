using SupportBot.Storage.Labels;

namespace SupportBot.Admin.Labels;

/// <summary>Plugs the page of labels in.</summary>
internal static class LabellingSetup
{
    public static IServiceCollection AddLabelling(this IServiceCollection services) =>
        services.AddSingleton<RecentTurnStore>().AddSingleton<LabelReview>().AddSingleton<OtherModel>().AddSingleton<LabelPicker>().AddScoped<LabelForms>();
}
