import { deliverBySmtp } from './deliver-smtp.ts';
import { deliverToS3 } from './deliver-s3.ts';
import { deliverByWebhook } from './deliver-webhook.ts';
import type { Delivery } from './delivery.ts';
import type { OpenPlace } from './target-secrets.ts';

export function openDelivery(place: OpenPlace): Delivery {
  switch (place.kind) {
    case 'smtp':
      return deliverBySmtp(place);
    case 's3':
      return deliverToS3(place);
    case 'webhook':
      return deliverByWebhook(place);
  }
}
