using System.Runtime.InteropServices;

namespace PlacementLab.Optimization;

/// <summary>Says what to do where OR-Tools' native library does not load.</summary>
internal static class NativeLibrary
{
    /// <summary>The refusal of an exception that a native library raised by not loading; null for any other.</summary>
    public static InvalidInputException? Refusal(Exception e) => e is TypeInitializationException or DllNotFoundException or BadImageFormatException
        ? new InvalidInputException(
            "CP-SAT (package Google.OrTools)",
            $"no native library that loads on {RuntimeInformation.RuntimeIdentifier}",
            "one of the platforms that the package serves (64-bit Linux, macOS or Windows)",
            "Take a solver that needs no native library.",
            e)
        : null;
}
