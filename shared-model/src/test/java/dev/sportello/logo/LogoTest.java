package dev.sportello.logo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogoTest {
    private static final int PIXELS = Logo.SIZE * Logo.SIZE;

    private static int[] gradient() {
        var pixels = new int[PIXELS];
        Arrays.setAll(pixels, i -> 0x80000000 | (i % Logo.SIZE * 2) << 16 | (i / Logo.SIZE * 2) << 8 | 0x5a);
        return pixels;
    }

    @Test
    void otherProgramsReadThePixelsThatWentIn() throws Exception {
        var pixels = gradient();
        var image = ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(Logo.bytes(Logo.of(pixels)))));
        assertThat(image.getWidth()).isEqualTo(Logo.SIZE);
        assertThat(image.getRGB(0, 0, Logo.SIZE, Logo.SIZE, null, 0, Logo.SIZE)).isEqualTo(pixels);
    }

    @Test
    void aPictureOfNoiseIsMadeShortEnough() {
        var noise = new Random(7).ints(PIXELS).toArray();
        assertThat(Logo.of(noise)).hasSizeLessThanOrEqualTo(Logo.MOST);
        assertThat(Logo.bytes(Logo.of(noise))).isNotNull();
    }

    @Test
    void whatAnotherProgramHasMadeOrHasMoreInItIsNone() throws Exception {
        var good = Objects.requireNonNull(Logo.bytes(Logo.of(gradient())));
        var longer = Arrays.copyOf(good, good.length + 20);
        var other = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(Logo.SIZE, Logo.SIZE + 1, BufferedImage.TYPE_INT_ARGB), "png", other);
        var gif = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(Logo.SIZE, Logo.SIZE, BufferedImage.TYPE_INT_RGB), "gif", gif);
        for (var bytes :
                new byte[][] {longer, other.toByteArray(), gif.toByteArray(), {}, "<svg/>".getBytes("UTF-8")}) {
            assertThat(Logo.bytes(Base64.getEncoder().encodeToString(bytes))).isNull();
        }
        assertThat(Logo.bytes(Logo.of(gradient()) + "\n")).isNull();
        assertThat(Logo.bytes("x".repeat(Logo.MOST + 4))).isNull();
        assertThat(Logo.bytes("not base64!")).isNull();
    }

    @Property
    void whereAByteIsAnotherItIsNone(@ForAll Random random) {
        var bytes = Objects.requireNonNull(Logo.bytes(Logo.of(gradient()))).clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        assertThat(Logo.bytes(Base64.getEncoder().encodeToString(bytes))).isNull();
    }

    @Property
    void whateverComesInIsNoneOrWasMadeHere(@ForAll @Size(max = 300) byte[] bytes) {
        assertThat(Logo.bytes(Base64.getEncoder().encodeToString(bytes))).isNull();
    }
}
