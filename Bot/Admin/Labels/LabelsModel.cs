namespace SupportBot.Admin.Labels;

/// <summary>What stands around every list of labels.</summary>
internal sealed record LabelsModel(LabelView View, long Conflicts);
