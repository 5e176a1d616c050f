package io.github.callbackpoller.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void of_allFitOnOnePage_hasNoToken() {
        var page = page(List.of("a", "b"), Json.object().put("MaxResults", 2));

        assertThat(page.elements()).containsExactly("a", "b");
        assertThat(page.next()).isEmpty();
    }

    @Test
    void of_elementsAddedInFrontBetweenPages_repeatsAndMissesNone() {
        var request = Json.object().put("MaxResults", 2);
        var first = page(List.of("c", "b", "a"), request);

        var second =
                page(
                        List.of("e", "d", "c", "b", "a"),
                        request.put("NextToken", first.next().orElseThrow()));

        assertThat(first.elements()).containsExactly("c", "b");
        assertThat(second.elements()).containsExactly("a");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void of_tokenThatWasNeverGiven_isInvalid() {
        assertThatThrownBy(() -> page(List.of("a"), Json.object().put("NextToken", "?")))
                .isInstanceOf(AwsError.class)
                .hasMessageContaining("NextToken");
    }

    @Test
    void of_noSizeAskedFor_takesTheUsual() {
        assertThat(page(List.of("a", "b", "c", "d"), Json.object()).elements()).hasSize(3);
    }

    private static Page<String> page(List<String> all, ObjectNode request) {
        return Page.of(all, Function.identity(), request, 3);
    }
}
