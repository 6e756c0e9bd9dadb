import { compensate } from "sfn-compile";
import { put, remove } from "../ledger";

/** @task */
export async function createZone(site: string): Promise<string> {
  await put("zone", site, {});
  return `zone-${site}`;
}

/** @task */
export async function deleteZone(zone: string): Promise<void> {
  await remove("zone", zone.replace("zone-", ""));
}

/** @task */
export async function createBucket(site: string): Promise<string> {
  await put("bucket", site, {});
  return `bucket-${site}`;
}

/** @task */
export async function deleteBucket(bucket: string): Promise<void> {
  await remove("bucket", bucket.replace("bucket-", ""));
}

/** @task */
export async function orderCertificate(site: string, zone: string): Promise<string> {
  await put("certificate", site, { zone });
  return `certificate-${site}`;
}

/** @task */
export async function revokeCertificate(certificate: string): Promise<void> {
  await remove("certificate", certificate.replace("certificate-", ""));
}

/** @task */
export async function publishSite(bucket: string, certificate: string): Promise<string> {
  await put("site", bucket, { certificate });
  return `https://${bucket.replace("bucket-", "")}.example`;
}

/**
 * Makes two things at the same time. When one of them fails, the other still comes to its end, and then all is undone.
 * @workflow
 */
export async function provisionSite(site: string): Promise<string> {
  const zone = await createZone(site);
  compensate(() => deleteZone(zone));

  const [bucket, certificate] = await Promise.all([
    (async () => {
      const made = await createBucket(site);
      compensate(() => deleteBucket(made));
      return made;
    })(),
    (async () => {
      const issued = await orderCertificate(site, zone);
      compensate(() => revokeCertificate(issued));
      return issued;
    })(),
  ]);

  return await publishSite(bucket, certificate);
}
