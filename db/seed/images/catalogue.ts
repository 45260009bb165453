// Which pictures the demo town shows. `alt` is demo content: what the person who posts it would write.
import { generateImage, type ImageKind } from "./generate";

export interface DemoPicture {
  name: string;
  kind: ImageKind;
  width: number;
  height: number;
  alt: string;
}

export const demoPictures = [
  { name: "li-river-mist", kind: "inkHills", width: 1200, height: 900, alt: "水墨般的群山，一叶小舟停在薄雾里" },
  { name: "guilin-scroll", kind: "inkHills", width: 1280, height: 720, alt: "远山层叠，红日半隐" },
  { name: "lake-at-dawn", kind: "lake", width: 1200, height: 900, alt: "天刚亮的湖面，山影倒映在水里" },
  { name: "lake-after-rain", kind: "lake", width: 1200, height: 800, alt: "雨后的湖，远山一层比一层淡" },
  { name: "terraces-spring", kind: "terraces", width: 1200, height: 900, alt: "灌了水的梯田映着天空，坡上一户人家" },
  { name: "lighthouse", kind: "sea", width: 1200, height: 900, alt: "海边的灯塔和两只帆船" },
  { name: "sunset-sail", kind: "sea", width: 1280, height: 720, alt: "落日下的海，帆船正往回走" },
  { name: "snow-cabin", kind: "snowNight", width: 1200, height: 900, alt: "雪夜里亮着灯的木屋，天上有极光" },
  { name: "bamboo-path", kind: "bamboo", width: 900, height: 1200, alt: "晨光穿过竹林" },
  { name: "city-bridge", kind: "cityNight", width: 1200, height: 900, alt: "江边的夜景，桥上亮着一排灯" },
  { name: "overtime", kind: "cityNight", width: 1280, height: 720, alt: "下班路上的城市，楼里还有很多窗亮着" },
  { name: "stone-bridge", kind: "waterTown", width: 1200, height: 900, alt: "水乡的石桥、白墙和红灯笼" },
  { name: "canal-evening", kind: "waterTown", width: 1200, height: 900, alt: "傍晚的水巷，乌篷船刚刚靠过来" },
  { name: "flower-bicycle", kind: "bicycle", width: 1200, height: 900, alt: "墙边的自行车，车筐里装着花" },
  { name: "field-train", kind: "train", width: 1200, height: 900, alt: "列车驶过油菜花田" },
  { name: "afternoon-tea", kind: "tea", width: 1200, height: 900, alt: "竹席上的茶壶、两杯茶和几块点心" },
  { name: "beef-noodles", kind: "noodles", width: 1200, height: 900, alt: "一碗热汤面，卧着溏心蛋" },
  { name: "soup-buns", kind: "steamer", width: 1200, height: 900, alt: "一笼刚出锅的小笼包" },
  { name: "citrus-market", kind: "citrus", width: 1200, height: 1200, alt: "切开的橙子、柠檬和西柚" },
  { name: "rainy-cat", kind: "catWindow", width: 1200, height: 900, alt: "猫坐在窗台上看外面" },
  { name: "sleeping-cat", kind: "catNap", width: 1200, height: 1200, alt: "猫在垫子上团成一团睡着了" },
  { name: "koi-pond", kind: "koi", width: 1200, height: 900, alt: "荷叶间的四条锦鲤" },
  { name: "ginkgo-street", kind: "ginkgo", width: 1200, height: 900, alt: "落了一地的银杏叶" },
  { name: "paper-hills", kind: "papercut", width: 1200, height: 900, alt: "剪纸层叠出的山和月亮" },
  { name: "tile-study", kind: "tiles", width: 1200, height: 1200, alt: "几何图形拼成的花砖" },
  { name: "wave-cloth", kind: "waves", width: 1200, height: 800, alt: "青海波纹样" },
] as const satisfies readonly DemoPicture[];

/** Seeds of avatars that can be told apart at a glance: each figure at most twice, on different grounds. */
export const demoAvatars = [
  "avatar-1",
  "avatar-32",
  "avatar-11",
  "avatar-45",
  "avatar-28",
  "avatar-34",
  "avatar-10",
  "avatar-22",
  "avatar-13",
  "avatar-15",
  "avatar-4",
  "avatar-46",
  "avatar-9",
  "avatar-16",
  "avatar-2",
  "avatar-17",
  "avatar-6",
  "avatar-12",
  "avatar-3",
  "avatar-36",
  "avatar-7",
  "avatar-44",
  "avatar-5",
  "avatar-8",
] as const;

/** The picture as PNG; the same name gives the same bytes. */
export function renderDemoPicture(picture: DemoPicture): Promise<Buffer> {
  return generateImage(picture.name, picture.kind, picture.width, picture.height);
}

/** A square avatar of 400 px as PNG; the same seed gives the same bytes. */
export function renderDemoAvatar(seed: string): Promise<Buffer> {
  return generateImage(seed, "avatar", 400, 400);
}
