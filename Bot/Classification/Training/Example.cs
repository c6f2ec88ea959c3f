namespace SupportBot.Classification.Training;

/// <summary>A message as the learner sees it: the rows of the model it touches, and how strongly.</summary>
internal sealed record Example(int[] Rows, float[] Values);
