using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlacementLab.Traces.Files;

/// <summary>The same as <see cref="NonFiniteAsNullConverter"/> for single precision, with the digits of single precision.</summary>
internal sealed class NonFiniteSingleAsNullConverter : JsonConverter<float>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? float.NaN : reader.GetSingle();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options)
    {
        if (float.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
