namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>What is known of a guest's writers before its migration.</summary>
internal enum WriterKnowledge
{
    /// <summary>Which pages they write, in which order and how fast.</summary>
    Profile,

    /// <summary>A dirty curve of five points, measured for about two seconds.</summary>
    MeasuredCurve,
}
