using SupportBot.Classification;
using SupportBot.Learning.Watch;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Labels;
using SupportBot.Storage.Models;
using SupportBot.Storage.Watch;

namespace SupportBot.Learning;

/// <summary>Plugs the classifier's life in. Comes before the pipeline, so that the first turn is already read by the active model.</summary>
internal static class LearningSetup
{
    public static IServiceCollection AddLearning(this IServiceCollection services, IConfiguration configuration, ShippedModel shipped)
    {
        services.AddOptions<LearningOptions>().Bind(configuration.GetSection(LearningOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(shipped);
        services.AddSingleton(new ActiveClassifier(shipped.Classifier));
        services.AddSingleton<AuditLog>();
        services.AddSingleton<ModelStore>();
        services.AddSingleton<ShippedIntake>();
        services.AddSingleton<ModelKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ModelKeeper>());
        services.AddSingleton<LiveReadings>();
        services.AddSingleton<ReadingCountStore>();
        services.AddSingleton<CorrectionStore>();
        services.AddSingleton<Watcher>();
        services.AddSingleton<ReadingCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadingCounter>());
        services.AddSingleton<ShadowStore>();
        services.AddHostedService<ShadowReader>();
        services.AddSingleton<Comparisons>();
        services.AddSingleton<ModelLife>();
        services.AddSingleton(TrainingData.Beside(AppContext.BaseDirectory));
        services.AddSingleton(provider => TrainingLabels.In(provider.GetRequiredService<LabelStore>(), provider.GetRequiredService<ModelStore>()));
        services.AddSingleton<TrainingStore>();
        services.AddSingleton<TrainingRun>();
        services.AddSingleton<Trainings>();
        services.AddHostedService(provider => provider.GetRequiredService<Trainings>());
        return services;
    }
}
