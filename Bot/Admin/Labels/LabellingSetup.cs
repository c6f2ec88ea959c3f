using Microsoft.Extensions.Options;
using SupportBot.Classification.Labelling;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Labels;

namespace SupportBot.Admin.Labels;

/// <summary>Plugs the page of labels in.</summary>
internal static class LabellingSetup
{
    public static IServiceCollection AddLabelling(this IServiceCollection services) =>
        services.AddSingleton<RecentTurnStore>().AddSingleton<LabelReview>().AddSingleton<OtherModel>().AddSingleton<LabelPicker>().AddScoped<LabelForms>()
            .AddSingleton<LabelExport>().AddScoped<LabelFileForms>().AddSingleton(provider => new LabelImport(
                provider.GetRequiredService<Database>(), provider.GetRequiredService<LabelStore>(), provider.GetRequiredService<LabelReview>(), provider.GetRequiredService<AuditLog>(),
                provider.GetRequiredService<IOptions<LabelOptions>>().Value, FrozenSet.BesideTheProgram));
}
